//! The program is full of addresses of its own; packed, those that the loader has to shift are a fortieth of their size.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    // The C library understands them since 2.36, which Debian 12 has.
    if (target("OS"), target("ENV")) == ("linux".to_owned(), "gnu".to_owned()) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

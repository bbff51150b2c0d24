//! Makes the program smaller. It is full of addresses of its own: packed, those that the loader has to shift are a fortieth of their
//! size. The places that come with it, which are read once in the life of a network, are a third of theirs.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

const PLACES: &str = "../../data/places.csv";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={PLACES}");
    let packed = File::create(Path::new(&std::env::var("OUT_DIR")?).join("places.csv.gz"))?;
    let mut encoder = GzEncoder::new(packed, Compression::best());
    encoder.write_all(&std::fs::read(PLACES)?)?;
    encoder.finish()?;
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    // The C library understands them since 2.36, which Debian 12 has.
    if (target("OS"), target("ENV")) == ("linux".to_owned(), "gnu".to_owned()) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    Ok(())
}

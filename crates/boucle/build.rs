//! Makes the program smaller. Texts that come with it are packed, to a third of their size and less. It is full of addresses of
//! its own: packed, those that the loader has to shift are a fortieth of theirs.

use std::error::Error;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

const DATA: &str = "../../data";
const TEXTS: &str = "src";
const DESCRIPTION: &str = "src/api/openapi.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={DATA}");
    println!("cargo:rerun-if-changed={TEXTS}");
    for name in ["places.csv", "common_passwords.txt"] {
        pack(name, &fs::read(Path::new(DATA).join(name))?)?;
    }
    for file in files(&Path::new(DATA).join("demo"))? {
        pack(&file.strip_prefix(DATA)?.to_string_lossy(), &fs::read(&file)?)?;
    }
    let mut written = files(Path::new(TEXTS))?;
    written.sort();
    for language in ["fr.ftl", "en.ftl"] {
        let mut texts = String::new();
        for file in written.iter().filter(|file| file.ends_with(language)) {
            let folder = file.parent().unwrap_or(file).strip_prefix(TEXTS)?;
            texts.push_str(&format!("### {}\n\n{}\n", folder.display(), fs::read_to_string(file)?));
        }
        pack(language, texts.as_bytes())?;
    }
    pack("openapi.json", &fs::read(DESCRIPTION)?)?;
    let target = |part: &str| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    // Functions that turn out the same are kept once; of the linkers that Rust takes by itself, that of this target can.
    if std::env::var("TARGET")? == "x86_64-unknown-linux-gnu" && std::env::var("PROFILE")? == "release" {
        println!("cargo:rustc-link-arg-bins=-Wl,--icf=all");
    }
    // The C library understands them since 2.36, which Debian 12 has.
    if (target("OS"), target("ENV")) == ("linux".to_owned(), "gnu".to_owned()) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    Ok(())
}

/// Under the name in the folder that the program is built from, as `packed!` looks for it.
fn pack(name: &str, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    let path = PathBuf::from(std::env::var("OUT_DIR")?).join(format!("{name}.gz"));
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    let mut encoder = GzEncoder::new(File::create(path)?, Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()?;
    Ok(())
}

/// Every file in a folder, and in those within it.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

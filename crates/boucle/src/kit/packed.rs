//! Texts that come with the program and are read now and then, as `build.rs` packed them: a third of their size.

use std::io::Read;

use flate2::read::GzDecoder;

use super::error::{Result, internal};

#[derive(Clone, Copy)]
pub struct Packed(pub &'static [u8]);

impl Packed {
    pub fn reader(self) -> impl Read {
        GzDecoder::new(self.0)
    }

    pub fn text(self) -> Result<String> {
        let mut text = String::new();
        self.reader().read_to_string(&mut text).map_err(internal)?;
        Ok(text)
    }
}

/// A file of `data/`, or one that `build.rs` made.
#[macro_export]
macro_rules! packed {
    ($path:literal) => {
        $crate::kit::Packed(include_bytes!(concat!(env!("OUT_DIR"), "/", $path, ".gz")))
    };
}

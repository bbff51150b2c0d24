//! Texts that come with the program and are read now and then, as `build.rs` packed them: a third of their size.

use std::io::Read;

use flate2::read::GzDecoder;

#[derive(Clone, Copy)]
pub struct Packed(pub &'static [u8]);

impl Packed {
    pub fn reader(self) -> impl Read {
        GzDecoder::new(self.0)
    }

    #[expect(clippy::expect_used, reason = "what build.rs packed is unpacked, or the program was never whole")]
    pub fn text(self) -> String {
        let mut text = String::new();
        self.reader().read_to_string(&mut text).expect("a text that was packed");
        text
    }
}

/// A file of `data/`, or one that `build.rs` made.
#[macro_export]
macro_rules! packed {
    ($path:literal) => {
        $crate::kit::Packed(include_bytes!(concat!(env!("OUT_DIR"), "/", $path, ".gz")))
    };
}

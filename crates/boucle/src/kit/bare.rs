//! Pictures without what a camera or a program wrote beside them: where and when they were taken, by whom, with what, how they
//! were before they were cropped. What is kept is said, and all the rest is left out: nobody knows all that programs write.
//! Always: what is seen stays as it is, byte for byte and upright; no bytes make this panic.

use super::files::Picture;

/// A picture without what was written beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bare {
    pub bytes: Vec<u8>,
    /// How it is to be turned when it is shown, from 1 (as it is) to 8, in the words of EXIF.
    pub orientation: u8,
}

impl Bare {
    /// Nothing when the bytes are no picture, or one whose parts cannot be told apart.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match Picture::of(bytes)? {
            Picture::Jpeg => jpeg(bytes),
            Picture::Png => png(bytes),
            Picture::Webp => webp(bytes),
        }
    }

    /// Whether it is shown as high as it is wide.
    pub fn is_on_its_side(&self) -> bool {
        self.orientation >= 5
    }
}

/// ITU-T T.81, annex B: segments, each after its marker; a scan has no length and ends at the next marker.
fn jpeg(bytes: &[u8]) -> Option<Bare> {
    const END: u8 = 0xD9;
    const SCAN: u8 = 0xDA;
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    let mut bare = Bare { bytes: vec![0xFF, 0xD8], orientation: 1 };
    let mut has_scan = false;
    while let Some((marker, after)) = marker(rest) {
        rest = after;
        match marker {
            // What stands after it is another picture, or none.
            END => {
                bare.bytes.extend([0xFF, END]);
                return Some(bare);
            }
            0x01 | 0xD0..=0xD7 => bare.bytes.extend([0xFF, marker]),
            _ => {
                let (payload, after) = payload(rest)?;
                rest = after;
                write_segment(&mut bare, marker, payload)?;
                if marker == SCAN {
                    let (scan, after) = rest.split_at_checked(scan_length(rest))?;
                    bare.bytes.extend(scan);
                    (rest, has_scan) = (after, true);
                }
            }
        }
    }
    // A picture that was cut is shown as far as it goes.
    has_scan.then_some(bare)
}

/// The next marker, and what comes after it; what is no marker is passed over.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let at = bytes.windows(2).position(|two| matches!(two, [0xFF, code] if !matches!(code, 0x00 | 0xFF)))?;
    let (code, after) = bytes.get(at + 1..)?.split_first()?;
    Some((*code, after))
}

/// The length of a segment counts its own two bytes.
fn payload(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, after) = bytes.split_first_chunk::<2>()?;
    after.split_at_checked(usize::from(u16::from_be_bytes(*length)).checked_sub(2)?)
}

fn scan_length(bytes: &[u8]) -> usize {
    let ends = |two: &[u8]| matches!(two, [0xFF, code] if !matches!(code, 0x00 | 0x01 | 0xD0..=0xD7 | 0xFF));
    bytes.windows(2).position(ends).unwrap_or(bytes.len())
}

/// Of what programs add, the colours and how they are coded, and how the picture is turned.
fn write_segment(bare: &mut Bare, marker: u8, payload: &[u8]) -> Option<()> {
    const EXIF: &[u8] = b"Exif\0\0";
    let mut write = |parts: &[&[u8]]| {
        let length = parts.iter().map(|part| part.len()).sum::<usize>() + 2;
        bare.bytes.extend([0xFF, marker]);
        bare.bytes.extend(u16::try_from(length).ok()?.to_be_bytes());
        parts.iter().for_each(|part| bare.bytes.extend(*part));
        Some(())
    };
    match marker {
        0xC0..=0xCF | 0xDA..=0xDF => write(&[payload]),
        // JFIF without the small picture that may stand in it.
        0xE0 if payload.starts_with(b"JFIF\0") => write(&[payload.get(..12)?, &[0, 0]]),
        0xE1 if bare.orientation == 1 => {
            let orientation = payload.strip_prefix(EXIF).map_or(1, orientation);
            if orientation != 1 {
                write(&[EXIF, &turned(orientation)])?;
                bare.orientation = orientation;
            }
            Some(())
        }
        0xE2 if payload.starts_with(b"ICC_PROFILE\0") => write(&[payload]),
        0xEE if payload.starts_with(b"Adobe") => write(&[payload]),
        _ => Some(()),
    }
}

/// PNG, third edition: chunks with their length, name and checksum; a name with a small first letter may be left out.
fn png(bytes: &[u8]) -> Option<Bare> {
    const KEPT: [&[u8]; 12] =
        [b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"];
    let (signature, mut rest) = bytes.split_at_checked(8)?;
    let mut bare = Bare { bytes: signature.to_vec(), orientation: 1 };
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        rest = after;
        let (name, content) = (chunk.get(4..8)?, chunk.get(8..8 + length)?);
        if name.first()?.is_ascii_uppercase() || KEPT.contains(&name) {
            bare.bytes.extend(chunk);
        } else if name == b"eXIf" && bare.orientation == 1 && orientation(content) != 1 {
            bare.orientation = orientation(content);
            let named = [name, &turned(bare.orientation)].concat();
            bare.bytes.extend(u32::try_from(named.len() - 4).ok()?.to_be_bytes());
            bare.bytes.extend(&named);
            bare.bytes.extend(checksum(&named).to_be_bytes());
        }
        if name == b"IEND" {
            return Some(bare);
        }
    }
}

/// CRC-32 as PNG writes it (ISO 3309).
fn checksum(bytes: &[u8]) -> u32 {
    let shifted = |crc: u32, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), shifted))
}

/// RFC 9649: chunks of RIFF, each filled up to an even length.
fn webp(bytes: &[u8]) -> Option<Bare> {
    const KEPT: [&[u8]; 6] = [b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    const HAS_EXIF: u8 = 0x08;
    const HAS_XMP: u8 = 0x04;
    let size = usize::try_from(u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?)).ok()?;
    // A file may be cut by the byte that fills its last chunk up.
    let mut rest = bytes.get(12..bytes.len().min(size.checked_add(8)?))?;
    let (mut chunks, mut orientation_said) = (Vec::new(), 1);
    while !rest.is_empty() {
        let length = usize::try_from(u32::from_le_bytes(*rest.get(4..)?.first_chunk()?)).ok()?;
        let (chunk, after) = rest.split_at_checked(length.checked_add(8)?)?;
        rest = after.get(length % 2..).unwrap_or_default();
        let (name, content) = (chunk.get(..4)?, chunk.get(8..)?);
        match name {
            b"EXIF" => orientation_said = orientation(content.strip_prefix(b"Exif\0\0").unwrap_or(content)),
            _ if name == b"VP8X" || KEPT.contains(&name) => chunks.push((name, content)),
            _ => {}
        }
    }
    // Only the long form has room for how a picture is turned.
    let is_long = chunks.first().is_some_and(|(name, content)| *name == b"VP8X" && !content.is_empty());
    let orientation = if is_long { orientation_said } else { 1 };
    let mut body = b"WEBP".to_vec();
    for (name, content) in chunks {
        let from = body.len() + 8;
        write_chunk(&mut body, name, content)?;
        if name == b"VP8X"
            && let Some(flags) = body.get_mut(from)
        {
            *flags = *flags & !(HAS_EXIF | HAS_XMP) | if orientation == 1 { 0 } else { HAS_EXIF };
        }
    }
    if orientation != 1 {
        write_chunk(&mut body, b"EXIF", &turned(orientation))?;
    }
    let size = u32::try_from(body.len()).ok()?.to_le_bytes();
    Some(Bare { bytes: [b"RIFF", size.as_slice(), &body].concat(), orientation })
}

fn write_chunk(body: &mut Vec<u8>, name: &[u8], content: &[u8]) -> Option<()> {
    body.extend(name);
    body.extend(u32::try_from(content.len()).ok()?.to_le_bytes());
    body.extend(content);
    body.extend(std::iter::repeat_n(0, content.len() % 2));
    Some(())
}

/// The tag of EXIF that says how a picture is turned.
const ORIENTATION: u16 = 0x0112;

/// How a picture is turned, as the first directory of its EXIF says it; 1 where that says nothing.
fn orientation(exif: &[u8]) -> u8 {
    said_orientation(exif).and_then(|said| u8::try_from(said).ok()).filter(|said| (1..=8).contains(said)).unwrap_or(1)
}

fn said_orientation(exif: &[u8]) -> Option<u16> {
    let is_little = match exif.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *exif.get(at..)?.first_chunk()?;
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let bytes = *exif.get(4..)?.first_chunk()?;
    let directory = if is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
    let directory = usize::try_from(directory).ok()?;
    let entries = (0..usize::from(short(directory)?)).map(|number| directory + 2 + 12 * number);
    let entry = entries.into_iter().find(|entry| short(*entry) == Some(ORIENTATION))?;
    short(entry + 8)
}

/// EXIF that says how a picture is turned, and nothing else: one directory of one entry, a short number.
fn turned(orientation: u8) -> [u8; 26] {
    let [high, low] = ORIENTATION.to_be_bytes();
    [b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, high, low, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image_webp::WebPDecoder;
    use proptest::prelude::*;
    use zune_core::bytestream::ZCursor;
    use zune_core::options::DecoderOptions;
    use zune_jpeg::JpegDecoder;
    use zune_png::PngDecoder;

    use super::*;

    /// As other programs wrote them, with how each is to be turned.
    const PICTURES: [(&str, &[u8], u8); 6] = [
        ("sideways.jpg", include_bytes!("../../tests/it/camera/sideways.jpg"), 6),
        ("progressive.jpg", include_bytes!("../../tests/it/camera/progressive.jpg"), 8),
        ("pair.jpg", include_bytes!("../../tests/it/camera/pair.jpg"), 3),
        ("sideways.png", include_bytes!("../../tests/it/camera/sideways.png"), 6),
        ("sideways.webp", include_bytes!("../../tests/it/camera/sideways.webp"), 6),
        ("moving.webp", include_bytes!("../../tests/it/camera/moving.webp"), 1),
    ];

    /// What other libraries find in a picture: what is seen, its colours, its EXIF, and what else is said of it.
    #[derive(Debug, PartialEq)]
    struct Found {
        seen: Vec<Vec<u8>>,
        colours: Option<Vec<u8>>,
        exif: Option<Vec<u8>>,
        said: usize,
    }

    fn found(bytes: &[u8]) -> Found {
        match Picture::of(bytes).unwrap() {
            Picture::Jpeg => {
                let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
                let seen = vec![decoder.decode().unwrap()];
                let said = usize::from(decoder.xmp().is_some()) + usize::from(decoder.iptc().is_some());
                Found { seen, colours: decoder.icc_profile(), exif: decoder.exif().cloned(), said }
            }
            Picture::Png => {
                let strict = DecoderOptions::default().set_strict_mode(true);
                let mut decoder = PngDecoder::new_with_options(ZCursor::new(bytes), strict);
                let seen = vec![decoder.decode_raw().unwrap()];
                let info = decoder.info().unwrap();
                let said = info.text_chunk.len() + info.itxt_chunk.len() + info.ztxt_chunk.len();
                Found { seen, colours: info.icc_profile.clone(), exif: info.exif.clone(), said }
            }
            Picture::Webp => {
                let mut decoder = WebPDecoder::new(Cursor::new(bytes)).unwrap();
                let mut frame = vec![0; decoder.output_buffer_size().unwrap()];
                let seen = (0..decoder.num_frames().max(1))
                    .map(|_| {
                        if decoder.is_animated() {
                            decoder.read_frame(&mut frame).unwrap();
                        } else {
                            decoder.read_image(&mut frame).unwrap();
                        }
                        frame.clone()
                    })
                    .collect();
                let said = usize::from(decoder.xmp_metadata().unwrap().is_some());
                let (colours, exif) = (decoder.icc_profile().unwrap(), decoder.exif_metadata().unwrap());
                Found { seen, colours, exif, said }
            }
        }
    }

    fn holds(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|window| window == words)
    }

    #[test]
    fn what_a_camera_wrote_is_gone_and_what_is_seen_is_as_it_was_and_upright() {
        for (name, bytes, orientation) in PICTURES {
            assert!(holds(bytes, b"Telephone"), "{name} has nothing to take away");
            let bare = Bare::of(bytes).unwrap();
            assert_eq!(bare.orientation, orientation, "{name}");
            for words in [&b"Proprietaire"[..], b"Telephone", b"2026:11:23", b"xmpmeta", b"Photoshop", b"MPF"] {
                assert!(!holds(&bare.bytes, words), "{name}: {}", String::from_utf8_lossy(words));
            }
            let (before, after) = (found(bytes), found(&bare.bytes));
            assert!(after.seen == before.seen, "{name}: what is seen has changed");
            assert_eq!((after.colours, after.said), (before.colours, 0), "{name}");
            // EXIF 2.3, 4.6.2 and 4.6.4: one entry, a SHORT of which there is one, and no other directory after it.
            let one = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
            let said = [b"MM\0*\0\0\0\x08", &one[..]].concat();
            assert_eq!(after.exif, (orientation != 1).then_some(said), "{name}: how it is turned is all that is said");
            assert_eq!(Bare::of(&bare.bytes).unwrap().bytes, bare.bytes, "{name}: nothing is left to take away");
        }
    }

    #[test]
    fn a_second_picture_and_a_small_one_go_with_what_was_written_beside_them() {
        let (_, bytes, _) = PICTURES[2];
        let bare = Bare::of(bytes).unwrap().bytes;
        assert!(bare.ends_with(&[0xFF, 0xD9]) && bare.len() < bytes.len() / 2);
        // JFIF with a small picture of one point in it.
        let small =
            [&[0xFF, 0xD8, 0xFF, 0xE0, 0, 19][..], b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01abc", &[0xFF, 0xD9]].concat();
        let bare = Bare::of(&small).unwrap().bytes;
        assert_eq!(
            bare,
            [&[0xFF, 0xD8, 0xFF, 0xE0, 0, 16][..], b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0", &[0xFF, 0xD9]].concat()
        );
    }

    #[test]
    fn what_is_no_picture_has_no_bare_one() {
        for bytes in [&b"%PDF-1.7"[..], b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n....", b"RIFF\x10\0\0\0WEBPVP8 ", b""] {
            assert_eq!(Bare::of(bytes), None);
        }
    }

    proptest! {
        /// Whatever was changed in a picture, and wherever it was cut.
        #[test]
        fn no_bytes_make_it_panic(
            which in 0..6_usize,
            cut in 12..3000_usize,
            changes in prop::collection::vec((0..3000_usize, any::<u8>()), 0..20),
        ) {
            let mut bytes = PICTURES[which].1.to_vec();
            for (at, byte) in changes {
                if let Some(place) = bytes.get_mut(at) {
                    *place = byte;
                }
            }
            bytes.truncate(cut);
            if let Some(bare) = Bare::of(&bytes) {
                prop_assert!(bare.bytes.len() <= bytes.len() + 40);
                prop_assert!((1..=8).contains(&bare.orientation));
            }
        }

        #[test]
        fn nor_do_any_after_the_first(which in 0..3_usize, rest in prop::collection::vec(any::<u8>(), 0..200)) {
            let start = [&b"\xff\xd8\xff"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\x10\0\0\0WEBP"][which];
            let _ = Bare::of(&[start, &rest].concat());
        }
    }
}

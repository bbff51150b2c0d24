//! What a file is, what it is called, and who may delete it.

use db::Uuid;

use crate::kit::files::Picture;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::{Language, Viewer, format};
use crate::spaces::Access;

/// Folders within folders.
pub const MOST_DEPTH: usize = 6;

/// Every version goes with it: only who gave it, or who runs the space.
pub fn may_delete(viewer: &Viewer, access: &Access, created_by: Option<Uuid>) -> bool {
    access.writes() && (access.coordinates() || (created_by.is_some() && created_by == viewer.id()))
}

/// Goes on with a file that they began to send, as long as they may write where it goes.
pub fn sends(viewer: &Viewer, access: &Access, sender: Uuid) -> bool {
    access.writes() && viewer.id() == Some(sender)
}

/// A name as it is kept: the last part of a path, without what no name holds; nothing when nothing is left.
pub fn clean_name(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    // Letters that turn the direction of writing can make `exe.fdp` of `pdf.exe`.
    let hidden =
        |letter: char| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain: String = last.chars().filter(|letter| !letter.is_control() && !hidden(*letter)).collect();
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_matches('.').trim();
    if words.chars().count() <= TITLE_LIMIT {
        return (!words.is_empty()).then(|| words.to_owned());
    }
    // What is cut is the middle: the ending says what the file is.
    let ending = words.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.chars().count() <= 10);
    let length = TITLE_LIMIT - ending.map_or(0, |ending| ending.chars().count() + 1);
    let start: String = words.chars().take(length).collect();
    Some(ending.map_or(start.clone(), |ending| format!("{start}.{ending}")))
}

/// Codes of what a file is, each with its media type.
const KINDS: [(&str, &str); 17] = [
    ("png", "image/png"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("pdf", "application/pdf"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("zip", "application/zip"),
    ("old_office", "application/octet-stream"),
    ("sound", "application/octet-stream"),
    ("video", "application/octet-stream"),
    ("text", "text/plain; charset=utf-8"),
    ("other", "application/octet-stream"),
];

pub fn media_type(kind: &str) -> &'static str {
    KINDS.iter().find(|(code, _)| *code == kind).map_or("application/octet-stream", |(_, media)| media)
}

/// Pictures that a page may show; a drawing that could hold a script is none.
pub fn is_picture(kind: &str) -> bool {
    matches!(kind, "png" | "jpeg" | "webp")
}

/// What the first bytes of a file say that it is.
pub fn kind(start: &[u8]) -> &'static str {
    match (Picture::of(start), start) {
        (Some(Picture::Png), _) => "png",
        (Some(Picture::Jpeg), _) => "jpeg",
        (Some(Picture::Webp), _) => "webp",
        (None, [b'G', b'I', b'F', b'8', ..]) => "gif",
        (None, [b'%', b'P', b'D', b'F', b'-', ..]) => "pdf",
        (None, [b'P', b'K', 3, 4, ..]) => packed(start),
        (None, [0xD0, 0xCF, 0x11, 0xE0, ..]) => "old_office",
        (None, [b'I', b'D', b'3', ..] | [b'O', b'g', b'g', b'S', ..] | [b'f', b'L', b'a', b'C', ..]) => "sound",
        (None, [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..]) => "sound",
        (None, [_, _, _, _, b'f', b't', b'y', b'p', ..] | [0x1A, 0x45, 0xDF, 0xA3, ..]) => "video",
        _ if is_text(start) => "text",
        _ => "other",
    }
}

/// Office files are archives: the names of their first parts tell them apart.
fn packed(start: &[u8]) -> &'static str {
    let holds = |words: &str| start.windows(words.len()).any(|window| window == words.as_bytes());
    const PARTS: [(&str, &str); 6] = [
        ("mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
        ("mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
        ("mimetypeapplication/vnd.oasis.opendocument.presentation", "odp"),
        ("word/", "docx"),
        ("xl/", "xlsx"),
        ("ppt/", "pptx"),
    ];
    let office = PARTS.iter().find(|(part, _)| holds(part));
    match office {
        Some((_, "docx" | "xlsx" | "pptx")) if !holds("[Content_Types].xml") => "zip",
        Some((_, kind)) => kind,
        None => "zip",
    }
}

/// Whole letters without what no text holds; the last letter may be cut.
fn is_text(start: &[u8]) -> bool {
    let whole = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(start.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !whole.is_empty() && !whole.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}'))
}

/// A size as a reader says it.
pub fn size(language: Language, bytes: i64) -> String {
    const STEPS: [(i64, &str); 3] = [(1 << 30, "files-size-gb"), (1 << 20, "files-size-mb"), (1 << 10, "files-size-kb")];
    match STEPS.iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, key)) => {
            // Tenths, in whole numbers: a size is no measure to be exact about.
            let tenths = i32::try_from(bytes.saturating_mul(10) / unit).unwrap_or(i32::MAX);
            language.one(key, "size", format::decimal(language, f64::from(tenths) / 10.0))
        }
        None => language.n("files-size-bytes", bytes),
    }
}

/// How a file is called in the answer that gives it (RFC 6266, RFC 8187): for every program, and with all its letters.
pub fn disposition(name: &str) -> String {
    let plain = |letter: char| letter.is_ascii_graphic() && !matches!(letter, '"' | '\\' | '%') || letter == ' ';
    let ascii: String = format::folded(name).chars().map(|letter| if plain(letter) { letter } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path_and_hides_nothing() {
        for (given, kept) in [
            ("C:\\Users\\Jeanne\\Devis.pdf", Some("Devis.pdf")),
            ("../../etc/passwd", Some("passwd")),
            ("  compte \r\n rendu.odt ", Some("compte rendu.odt")),
            ("facture\u{202e}fdp.exe", Some("facturefdp.exe")),
            ("...", None),
            ("a/", None),
            ("", None),
        ] {
            assert_eq!(clean_name(given).as_deref(), kept, "{given:?}");
        }
        let long = clean_name(&format!("{}.pdf", "é".repeat(300))).unwrap();
        assert_eq!((long.chars().count(), long.ends_with("é.pdf")), (200, true));
    }

    /// Signatures as the formats' own specifications give them.
    #[test]
    fn what_a_file_is_its_content_says() {
        let office = |part: &str| [&b"PK\x03\x04\x14\0[Content_Types].xml"[..], part.as_bytes()].concat();
        for (start, expected) in [
            (b"\x89PNG\r\n\x1a\n".to_vec(), "png"),
            (b"GIF89a".to_vec(), "gif"),
            (b"%PDF-1.7\n".to_vec(), "pdf"),
            (office("word/document.xml"), "docx"),
            (office("xl/workbook.xml"), "xlsx"),
            (office("ppt/presentation.xml"), "pptx"),
            (b"PK\x03\x04\x14\0\0mimetypeapplication/vnd.oasis.opendocument.textPK".to_vec(), "odt"),
            (b"PK\x03\x04\x14\0\0photos/word/1.jpg".to_vec(), "zip"),
            ("Ordre du jour : é".as_bytes().to_vec(), "text"),
            ("coupé é".as_bytes()[..7].to_vec(), "text"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "text"),
            (b"MZ\x90\0\x03\0".to_vec(), "other"),
            (Vec::new(), "other"),
        ] {
            assert_eq!(kind(&start), expected);
        }
        assert!(!is_picture(kind(b"<svg/>")) && !is_picture("gif"));
    }

    /// The form of RFC 8187, section 3.2.2, for a name with letters outside ASCII.
    #[test]
    fn the_name_of_a_download_is_said_to_old_and_new_programs() {
        assert_eq!(
            disposition("€ \"rates\".txt"),
            "attachment; filename=\"_ _rates_.txt\"; filename*=UTF-8''%E2%82%AC%20%22rates%22.txt"
        );
    }

    #[test]
    fn a_size_is_said_as_a_reader_says_it() {
        assert_eq!(size(Language::Fr, 1), "1 octet");
        assert_eq!(size(Language::Fr, 1536), "1,5\u{a0}ko");
        assert_eq!(size(Language::En, 5 << 20), "5\u{a0}MB");
    }
}

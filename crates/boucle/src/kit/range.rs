//! What of a file a reader asks for (RFC 9110, sections 13 and 14): all of it, the part that a download that was cut still
//! lacks, or nothing because they have it.

use http::{HeaderMap, header};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Whole,
    /// From one byte to another, both counted from 0 and included.
    Part(u64, u64),
    /// The reader has these very bytes.
    Nothing,
    /// A part that the file does not have.
    Beyond,
}

/// What is wanted of a file of so many bytes under this tag, which stands between its quotes.
pub fn wanted(headers: &HeaderMap, tag: &str, bytes: u64) -> Wanted {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let known = text(header::IF_NONE_MATCH).unwrap_or_default();
    if known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag) {
        return Wanted::Nothing;
    }
    // Of other bytes than those that were begun, a part is of no use.
    let same = text(header::IF_RANGE).is_none_or(|begun| begun == tag);
    let Some(range) = text(header::RANGE).filter(|_| same) else { return Wanted::Whole };
    match part(range, bytes) {
        Some((first, last)) if first < bytes && first <= last => Wanted::Part(first, last),
        Some(_) => Wanted::Beyond,
        // Several parts, or another unit: an answer of all is always right.
        None => Wanted::Whole,
    }
}

/// `bytes=first-last`, `bytes=first-` or `bytes=-how many at the end`.
fn part(range: &str, bytes: u64) -> Option<(u64, u64)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let end = bytes.checked_sub(1)?;
    match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) => (first <= last).then_some((first, last.min(end))),
        (Ok(first), Err(_)) if last.is_empty() => Some((first, end)),
        (Err(_), Ok(0)) if first.is_empty() => Some((bytes, end)),
        (Err(_), Ok(most)) if first.is_empty() => Some((bytes.saturating_sub(most), end)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn asked(pairs: &[(header::HeaderName, &'static str)]) -> Wanted {
        let headers = pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect();
        wanted(&headers, "\"abc\"", 10_000)
    }

    /// The examples of RFC 9110, section 14.1.2, for a file of 10,000 bytes.
    #[test]
    fn a_part_is_what_the_protocol_says_it_is() {
        for (range, expected) in [
            ("bytes=0-499", Wanted::Part(0, 499)),
            ("bytes=500-999", Wanted::Part(500, 999)),
            ("bytes=-500", Wanted::Part(9500, 9999)),
            ("bytes=9500-", Wanted::Part(9500, 9999)),
            ("bytes=-20000", Wanted::Part(0, 9999)),
            ("bytes=0-20000", Wanted::Part(0, 9999)),
            ("bytes=10000-", Wanted::Beyond),
            ("bytes=-0", Wanted::Beyond),
            ("bytes=0-0,-1", Wanted::Whole),
            ("bytes=500-499", Wanted::Whole),
            ("lines=1-2", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
        ] {
            assert_eq!(asked(&[(header::RANGE, range)]), expected, "{range}");
        }
    }

    #[test]
    fn a_download_goes_on_only_with_the_bytes_that_it_began_with() {
        let range = (header::RANGE, "bytes=500-");
        assert_eq!(asked(&[range.clone(), (header::IF_RANGE, "\"abc\"")]), Wanted::Part(500, 9999));
        assert_eq!(asked(&[range, (header::IF_RANGE, "\"older\"")]), Wanted::Whole);
        assert_eq!(asked(&[(header::IF_NONE_MATCH, "\"older\", W/\"abc\"")]), Wanted::Nothing);
        assert_eq!(asked(&[(header::IF_NONE_MATCH, "\"older\"")]), Wanted::Whole);
    }
}

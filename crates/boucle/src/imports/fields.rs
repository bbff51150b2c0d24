//! What each field of a line of solutions said, as digests that are kept from one import to the next: so the next import knows
//! which fields a file says otherwise.

use sha2::{Digest, Sha256};

/// Fields whose changes are told apart.
pub const FIELDS: usize = 16;
/// Before capacity, lead time and price were among them.
const FEWER_FIELDS: usize = 13;
/// Bytes kept of the digest of each.
const A_DIGEST: usize = 8;
const NOTHING: [u8; A_DIGEST] = [0; A_DIGEST];

/// What the fields say; of the last ones, nothing is the same as never having been asked.
pub fn digest(fields: &[String; FEWER_FIELDS], last: &[String; FIELDS - FEWER_FIELDS]) -> Vec<u8> {
    let digest = |field: &String| Sha256::digest(field.as_bytes()).into_iter().take(A_DIGEST).collect::<Vec<u8>>();
    let or_nothing = |field: &String| if field.is_empty() { NOTHING.to_vec() } else { digest(field) };
    fields.iter().flat_map(digest).chain(last.iter().flat_map(or_nothing)).collect()
}

/// Which of the fields that a line says differ between two digests of it; all, when the first was taken otherwise.
pub fn differences(before: &[u8], after: &[u8], says: &[bool; FIELDS]) -> [bool; FIELDS] {
    let before = aligned(before);
    let mut pairs = before.chunks(A_DIGEST).zip(after.chunks(A_DIGEST)).zip(says);
    std::array::from_fn(|_| pairs.next().is_some_and(|((before, after), says)| *says && before != after))
}

/// A digest with as many fields as there are now. Of a digest of the whole line, as was once kept, no field is known.
fn aligned(digest: &[u8]) -> Vec<u8> {
    let known: &[u8] = if digest.len() < FEWER_FIELDS * A_DIGEST { &[] } else { digest };
    let mut aligned = known.to_vec();
    aligned.resize(FIELDS * A_DIGEST, 0);
    aligned
}

/// What is kept of a line: of what it says nothing, what was kept before.
pub fn kept(before: &[u8], after: &[u8], says: &[bool; FIELDS]) -> Vec<u8> {
    let before = aligned(before);
    let fields = before.chunks(A_DIGEST).zip(after.chunks(A_DIGEST)).zip(says);
    fields.flat_map(|((before, after), says)| if *says { after } else { before }).copied().collect()
}

/// Whether a line says neither the supplier nor the title that one of its reference said before: each form on line numbers its
/// answers from 1, and the second of one is not the second of another.
pub fn is_another(before: &[u8], changed: &[bool; FIELDS]) -> bool {
    before.len() >= FEWER_FIELDS * A_DIGEST && matches!(changed, [true, true, ..])
}

#[cfg(test)]
mod tests {
    use super::{A_DIGEST, FEWER_FIELDS, FIELDS, differences, kept};

    #[test]
    fn a_line_tells_which_of_its_fields_says_otherwise() {
        let before: Vec<u8> = (1..=u8::try_from(FIELDS).unwrap()).flat_map(|field| [field; A_DIGEST]).collect();
        let (mut after, all) = (before.clone(), [true; FIELDS]);
        assert_eq!(differences(&before, &after, &all), [false; FIELDS]);
        after[2 * A_DIGEST + 3] = 99;
        let changed = differences(&before, &after, &all);
        assert_eq!((changed[2], changed.iter().filter(|is_changed| **is_changed).count()), (true, 1));
        assert_eq!(differences(&before[..32], &after, &all), all, "a digest of the whole line, as it was once kept");
    }

    #[test]
    fn what_a_file_has_no_column_for_is_neither_changed_nor_forgotten() {
        let before: Vec<u8> = (1..=u8::try_from(FIELDS).unwrap()).flat_map(|field| [field; A_DIGEST]).collect();
        let after = vec![99; FIELDS * A_DIGEST];
        let mut says = [true; FIELDS];
        says[14] = false;
        assert_eq!(differences(&before, &after, &says), says);
        assert_eq!(kept(&before, &after, &says)[14 * A_DIGEST], 15);
        // Kept before a file could say how much, how soon and at which price: a file that says nothing of them is no news.
        let mut silent = before.clone();
        silent[FEWER_FIELDS * A_DIGEST..].fill(0);
        assert_eq!(differences(&before[..FEWER_FIELDS * A_DIGEST], &silent, &[true; FIELDS]), [false; FIELDS]);
    }
}

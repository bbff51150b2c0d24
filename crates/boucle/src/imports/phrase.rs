//! What people write of places, word by word: where a name ends, what is left out, how far around.

use crate::catalogue::place_field::name_key;

/// Between two names.
pub const SEPARATORS: &str = "and et or ou";
/// Before what is left out.
pub const EXCEPT: &str = "except excepte exceptee exceptes exception excluant excluding exclusion hormis hors sauf without";
/// Around a name, and saying nothing of which place it is.
pub const AROUND_NAMES: &str = "a across all around au autour aux commune d dans de departement departements department departments \
    des du en ensemble entier entiere entire environ from in jusqu a l la le les max maximum moins of \
    only partout province provinces radius rayon region regions ronde sur territoire territory the \
    throughout tous tout toute toutes un uniquement ville whole within";
/// "Ville de Québec" is not the province, nor "commune de Mayenne" the department.
pub const TOWN: &str = "commune ville";
pub const REGION: &str = "region regions";
/// How far is not said.
pub const VAGUE: &str = "alentours environs limitrophes neighbouring peripherie surrounding surroundings voisins";

/// A word as it stands in the statement.
#[derive(Debug, Clone)]
pub struct Word {
    pub key: String,
    /// Where it begins and ends, in bytes.
    from: usize,
    to: usize,
    /// It stands between two names.
    pub separates: bool,
}

impl Word {
    /// What separates two names at this place.
    fn between(at: usize) -> Self {
        Self { key: String::new(), from: at, to: at, separates: true }
    }

    pub fn is_in(&self, list: &str) -> bool {
        !self.key.is_empty() && list.split(' ').any(|one| one == self.key)
    }

    pub fn till<'s>(&self, statement: &'s str, last: &Self) -> &'s str {
        statement.get(self.from..last.to).unwrap_or_default()
    }
}

pub fn text(statement: &str, words: &[Word]) -> String {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.till(statement, last).replace('&', " et "),
        _ => String::new(),
    }
}

/// Whether any of the words is in one of the lists above.
pub fn says(words: &[Word], list: &str) -> bool {
    words.iter().any(|word| word.is_in(list))
}

/// "l’Oise", "d’Évreux", "jusqu’à".
const ELIDED: [&str; 3] = ["l", "d", "jusqu"];

/// Words, and what stands between names. "l’Oise" is two words; "Val-d’Oise" is one; "75 92" are two names.
pub fn words(statement: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut begun: Option<usize> = None;
    let ends = statement.char_indices().chain([(statement.len(), ' ')]);
    for (at, letter) in ends {
        let begins = begun.and_then(|from| statement.get(from..at)).unwrap_or_default().to_lowercase();
        let elides = "’\'".contains(letter) && ELIDED.contains(&begins.as_str());
        if !(letter.is_whitespace() || ",/&(".contains(letter) || elides) {
            begun.get_or_insert(at);
            continue;
        }
        if let Some(from) = begun.take() {
            let said = statement.get(from..at).unwrap_or_default();
            let key = name_key(said);
            let separates = SEPARATORS.split(' ').any(|one| one == key) || said.chars().all(|letter| "-–—".contains(letter));
            let follows_number = found.last().is_some_and(|word| is_number(&word.key));
            // "92 000" is one number.
            if follows_number && is_number(&key) && key != "000" {
                found.push(Word::between(from));
            }
            if separates || !key.is_empty() {
                found.push(Word { key, from, to: at, separates });
            }
        }
        if ",/&".contains(letter) {
            found.push(Word::between(at));
        }
    }
    found
}

/// A number as of a department: 60, 2A.
pub fn is_number(key: &str) -> bool {
    ["2a", "2b"].contains(&key) || !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number of kilometres, with the words before and after it.
pub fn distance(words: &[Word]) -> Option<(i64, &[Word], &[Word])> {
    const KILOMETRES: [&str; 7] = ["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "kilom"];
    for (place, word) in words.iter().enumerate() {
        let digits = word.key.trim_end_matches("kms").trim_end_matches("km");
        let has_unit = digits.len() < word.key.len();
        let is_followed = words.get(place + 1).is_some_and(|next| KILOMETRES.contains(&next.key.as_str()));
        let km = digits.parse::<i64>().ok().filter(|km| (1..=2000).contains(km));
        if let Some(km) = km.filter(|_| has_unit || is_followed) {
            let after = words.get(place + if has_unit { 1 } else { 2 }..)?;
            // "50 km à la ronde": La Ronde is a town as well.
            let is_round = after.iter().map(|word| word.key.as_str()).take(3).eq(["a", "la", "ronde"]);
            return Some((km, without_range(words.get(..place)?), if is_round { after.get(3..)? } else { after }));
        }
    }
    None
}

/// "30 à 50 km": the larger number is how far, and the smaller is no department.
fn without_range(before: &[Word]) -> &[Word] {
    let is_dash = |word: &Word| word.key.is_empty() && word.from < word.to;
    match before {
        [rest @ .., between, low, _] if is_number(&low.key) && ["entre", "between"].contains(&between.key.as_str()) => rest,
        [rest @ .., low, to] if is_number(&low.key) && (["a", "to"].contains(&to.key.as_str()) || is_dash(to)) => rest,
        _ => before,
    }
}

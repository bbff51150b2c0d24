//! Where a solution is offered, as people write it in a form: "Île-de-France et Oise", "toute l’IDF sauf 77", "50 km autour de
//! Trois-Rivières". Always holds: what is not understood is told as a doubt and never guessed; nothing is taken that the words
//! leave out.

use db::Uuid;

use super::Subject;
use super::phrase::{AROUND_NAMES, EXCEPT, REGION, TOWN, VAGUE, Word, distance, is_number, says, text, words};
use super::resolve::{Found, Resolver};
use crate::catalogue::place_field::name_key;

/// What the words come to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Territory {
    pub places: Vec<Uuid>,
    /// So many kilometres around this place.
    pub around: Option<(i64, Uuid)>,
    /// Words that were not taken, and why.
    pub doubts: Vec<(String, Doubt)>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Doubt {
    /// Several places, or none, of this name.
    Place(Found),
    /// Several places have this name; the one with by far the most people is taken.
    Largest,
    /// "and surroundings": how far is not said.
    Vague,
    /// Only one place has so many kilometres around it.
    SecondRadius,
    /// Kilometres around a place of which we do not know where it stands.
    NowhereOnTheMap,
    /// What is left out is not part of what is served.
    NotWithin,
    /// Without what is left out, too many small places would be left.
    TooFine,
}

/// "All of the region" less one town would be its hundreds of others.
const MOST_PLACES: usize = 150;
pub fn read(resolver: &Resolver, said: &str) -> Territory {
    let mut territory = Territory::default();
    for statement in said.split([';', '\n', '+', ')']).filter(|statement| !name_key(statement).is_empty()) {
        territory.add(resolver, statement);
    }
    territory
}

impl Territory {
    /// A statement says what is served, and perhaps what of it is left out.
    fn add(&mut self, resolver: &Resolver, statement: &str) {
        let words = words(statement);
        let except = words.iter().position(|word| word.is_in(EXCEPT));
        let (served, left_out) = words.split_at(except.unwrap_or(words.len()));
        match distance(served) {
            Some((km, before, after)) => self.add_around(resolver, statement, km, (before, after)),
            None => {
                let found = self.list(resolver, statement, served);
                self.take(found);
            }
        }
        let told = self.doubts.len();
        let excluded = self.list(resolver, statement, left_out.get(1..).unwrap_or_default());
        // Until somebody says what is left out, nobody knows what is served.
        if self.doubts.iter().skip(told).any(|(_, doubt)| matches!(doubt, Doubt::Place(_))) {
            self.places.clear();
            return;
        }
        for excluded in excluded {
            self.leave_out(resolver, excluded);
        }
    }

    fn take(&mut self, found: Vec<Uuid>) {
        for place in found {
            if !self.places.contains(&place) {
                self.places.push(place);
            }
        }
    }

    /// "50 km autour de X", "X (50 km)": what follows the distance is its middle, else what comes before.
    fn add_around(&mut self, resolver: &Resolver, statement: &str, km: i64, sides: (&[Word], &[Word])) {
        let mut before = self.list(resolver, statement, sides.0);
        let after = self.list(resolver, statement, sides.1);
        let (middle, others) = match after.split_first() {
            Some((middle, others)) => (Some(*middle), others),
            // "Trois-Rivières + 50 km": the middle was said by the statement before.
            None => (before.pop().or_else(|| self.places.pop()), [].as_slice()),
        };
        self.take(before);
        for other in others {
            self.take_without_distance(resolver, *other, Doubt::SecondRadius);
        }
        match middle {
            Some(middle) if self.around.is_some() => self.take_without_distance(resolver, middle, Doubt::SecondRadius),
            Some(middle) if resolver.is_on_the_map(middle) => self.around = Some((km, middle)),
            Some(middle) => self.take_without_distance(resolver, middle, Doubt::NowhereOnTheMap),
            None if self.doubts.is_empty() => self.doubts.push((statement.trim().to_owned(), Doubt::Place(Found::Unknown))),
            None => {}
        }
    }

    fn take_without_distance(&mut self, resolver: &Resolver, place: Uuid, doubt: Doubt) {
        self.doubts.push((resolver.name(place), doubt));
        self.take(vec![place]);
    }

    /// The places of a list of names. Names may hold "et" and commas: the longest that is known is taken.
    fn list(&mut self, resolver: &Resolver, statement: &str, words: &[Word]) -> Vec<Uuid> {
        let names: Vec<&[Word]> = words.split(|word| word.separates).filter(|name| !name.is_empty()).collect();
        let mut found = Vec::new();
        let mut rest = names.as_slice();
        while let Some((first, others)) = rest.split_first() {
            let joined = (2..=rest.len().min(4)).rev().find_map(|count| {
                let (joined, left) = rest.split_at_checked(count)?;
                // A number stands for a department of its own, not for the place before it.
                if joined.iter().any(|name| name.iter().all(|word| is_number(&word.key))) {
                    return None;
                }
                let words = joined.concat();
                let places = numbered(resolver, statement, &words).or_else(|| known(resolver, &text(statement, &words)))?;
                Some((places, left))
            });
            match joined {
                Some((places, left)) => {
                    found.extend(places);
                    rest = left;
                }
                None => {
                    found.extend(self.name(resolver, statement, first));
                    rest = others;
                }
            }
        }
        // "35 - Ille-et-Vilaine" says it twice.
        found.dedup();
        found
    }

    /// The places of one name: as it stands, else without the words around it.
    fn name(&mut self, resolver: &Resolver, statement: &str, name: &[Word]) -> Vec<Uuid> {
        let said = text(statement, name);
        let mut rest: Vec<Word> = name.to_vec();
        if says(&rest, VAGUE) {
            self.doubts.push((said.clone(), Doubt::Vague));
            rest.retain(|word| !word.is_in(VAGUE));
        }
        let mut around: Vec<Word> = Vec::new();
        loop {
            if let Some(places) = meant(resolver, statement, &rest, &around) {
                // "La région de Lyon" is more than Lyon, and nobody says how much.
                if says(&around, REGION) && places.iter().any(|place| resolver.is_town(*place)) {
                    self.doubts.push((said, Doubt::Vague));
                }
                return places;
            }
            // "La Rochelle" that two bear is not "Rochelle".
            if matches!(resolver.place(&text(statement, &rest)), Found::Several(_)) {
                break;
            }
            let is_around = |word: Option<&Word>| word.is_some_and(|word| word.is_in(AROUND_NAMES));
            if is_around(rest.first()) {
                around.push(rest.remove(0));
            } else if is_around(rest.last()) {
                around.extend(rest.pop());
            } else {
                break;
            }
        }
        self.doubtful(resolver, text(statement, &rest)).into_iter().collect()
    }

    /// Words that name no one place: the largest of several by far, else none.
    fn doubtful(&mut self, resolver: &Resolver, words: String) -> Option<Uuid> {
        if words.is_empty() {
            return None;
        }
        let largest = resolver.by_far_the_largest(&words);
        let doubt = match resolver.place(&words) {
            Found::Several(_) if largest.is_some() => Doubt::Largest,
            found => Doubt::Place(found),
        };
        let place = largest.filter(|_| doubt == Doubt::Largest);
        self.doubts.push((words, doubt));
        place
    }

    /// A larger place is replaced by its parts, but for the one that is left out.
    fn leave_out(&mut self, resolver: &Resolver, excluded: Uuid) {
        let mut left = Vec::new();
        let mut is_within = false;
        for place in std::mem::take(&mut self.places) {
            match resolver.without(place, excluded) {
                Some(parts) => {
                    is_within = true;
                    left.extend(parts);
                }
                None => left.push(place),
            }
        }
        if !is_within {
            self.doubts.push((resolver.name(excluded), Doubt::NotWithin));
        }
        if left.len() > MOST_PLACES {
            self.doubts.push((resolver.name(excluded), Doubt::TooFine));
            left.clear();
        }
        self.places = left;
    }
}

/// What was settled of these words, what they are known to stand for, or the one place of this name.
fn known(resolver: &Resolver, words: &str) -> Option<Vec<Uuid>> {
    if let Some(answer) = resolver.answer(Subject::Place, words) {
        return Some(answer.into_iter().collect());
    }
    if let Some(places) = resolver.called(words) {
        return Some(places.to_vec());
    }
    match resolver.place(words) {
        Found::One(place) => Some(vec![place]),
        _ => None,
    }
}

/// What a name stands for without the words that stood around it.
fn meant(resolver: &Resolver, statement: &str, name: &[Word], around: &[Word]) -> Option<Vec<Uuid>> {
    let words = text(statement, name);
    let is_town = says(around, TOWN) && resolver.answer(Subject::Place, &words).is_none();
    if let Some(Found::One(town)) = is_town.then(|| resolver.town(&words, "")) {
        return Some(vec![town]);
    }
    numbered(resolver, statement, name).or_else(|| known(resolver, &words))
}

/// "Oise 60", "60 Oise": the number of a department beside its name. A town that has the name as well, as Mayenne in Mayenne,
/// is not meant.
fn numbered(resolver: &Resolver, statement: &str, words: &[Word]) -> Option<Vec<Uuid>> {
    let (number, name) = match words {
        [name @ .., number] if is_number(&number.key) => (number, name),
        [number, name @ ..] if is_number(&number.key) => (number, name),
        _ => return None,
    };
    let numbered = known(resolver, &number.key)?;
    match resolver.place(&text(statement, name)) {
        Found::One(named) if numbered == [named] => Some(numbered),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Doubt, read};
    use crate::imports::resolve::Found;
    use crate::imports::resolve::tests::resolver;

    #[test]
    fn territories_are_read_as_people_write_them() {
        let resolver = resolver();
        // What is meant, by the official codes of departments (INSEE) and provinces (ISO 3166-2).
        let cases = [
            ("Île-de-France et Oise", "FR-11 FR-D60"),
            ("toute l'IDF sauf 77", "FR-D75 FR-D78 FR-D91 FR-D92 FR-D93 FR-D94 FR-D95"),
            ("Toute l’Île-de-France (sauf le 77 et le 91)", "FR-D75 FR-D78 FR-D92 FR-D93 FR-D94 FR-D95"),
            ("Île de France à l’exception du Val-d’Oise", "FR-D75 FR-D77 FR-D78 FR-D91 FR-D92 FR-D93 FR-D94"),
            ("France entière", "FR"),
            ("Partout en France", "FR"),
            ("Québec + Maritimes", "CA-NB CA-NS CA-PE CA-QC"),
            ("Québec, Ontario & Nouveau-Brunswick", "CA-NB CA-ON CA-QC"),
            ("the whole of Quebec and New Brunswick", "CA-NB CA-QC"),
            ("75, 92, 93 et 94", "FR-D75 FR-D92 FR-D93 FR-D94"),
            ("Paris et petite couronne", "FR-D75 FR-D92 FR-D93 FR-D94"),
            ("Loir-et-Cher", "FR-D41"),
            ("Oise, Loir et Cher", "FR-D41 FR-D60"),
            ("département de l'Oise (60)", "FR-D60"),
            ("Hauts de France ; Normandie\nBretagne", "FR-28 FR-32 FR-53"),
            ("Nord-Pas-de-Calais et Somme", "FR-D59 FR-D62 FR-D80"),
            ("Corse", "FR-94"),
            ("2A / 2B", "FR-D2A FR-D2B"),
            ("Métropole du Grand Paris", "FR-E200054781"),
            ("Le Havre", "FR-C76351"),
            // Mayenne is a town of Mayenne as well, and Tarn a department.
            ("Mayenne (53)", "FR-D53"),
            ("Tarn et Garonne (82), 28 Eure et Loir", "FR-D28 FR-D82"),
            ("Tarn & Garonne", "FR-D82"),
            ("35 - Ille et Vilaine", "FR-D35"),
            ("Corse-du-Sud (2A)", "FR-D2A"),
            ("75 92 93 94", "FR-D75 FR-D92 FR-D93 FR-D94"),
            ("Seine-Maritime – Eure", "FR-D27 FR-D76"),
            ("Ville de Québec", "CA-QC-G6325494"),
            ("Québec (ville), commune de Mayenne", "CA-QC-G6325494 FR-C53147"),
            ("Île de la Réunion", "FR-04"),
        ];
        for (said, meant) in cases {
            let territory = read(&resolver, said);
            let mut codes: Vec<&str> = territory.places.iter().map(|place| resolver.code(*place)).collect();
            codes.sort_unstable();
            assert_eq!(
                (codes.join(" ").as_str(), territory.around, &territory.doubts),
                (meant, None, &Vec::new()),
                "{said}"
            );
        }
    }

    #[test]
    fn so_many_kilometres_have_a_middle() {
        let resolver = resolver();
        for said in [
            "50 km autour de Trois-Rivières",
            "Dans un rayon de 50km autour de Trois-Rivières",
            "Trois-Rivières (50 km)",
            "Trois-Rivières + 50 km à la ronde",
            "within 50 kilometers of Trois-Rivières",
            "Jusqu’à 50 km autour de Trois-Rivières",
            "30 à 50 km autour de Trois-Rivières",
            "Entre 30 et 50 km autour de Trois-Rivières",
        ] {
            let territory = read(&resolver, said);
            let (km, middle) = territory.around.expect(said);
            assert_eq!((km, resolver.name(middle).as_str()), (50, "Trois-Rivières"), "{said}");
            // Two towns of France have this name too, with at most 8,000 people.
            assert_eq!(
                (territory.places, territory.doubts),
                (Vec::new(), vec![("Trois-Rivières".to_owned(), Doubt::Largest)])
            );
        }
    }

    #[test]
    fn what_is_not_clear_is_doubted_and_the_rest_is_taken() {
        let resolver = resolver();
        let doubts = |said: &str| {
            let territory = read(&resolver, said);
            (territory.places.len(), territory.around.is_some(), territory.doubts)
        };
        let unknown = |words: &str| (words.to_owned(), Doubt::Place(Found::Unknown));
        assert_eq!(doubts("Oise et la vallée de la Chevreuse"), (1, false, vec![unknown("vallée de la Chevreuse")]));
        assert_eq!(doubts("Lyon et environs").2.first().unwrap().1, Doubt::Vague);
        let valley = "toute l’IDF sauf la vallée de la Chevreuse";
        assert_eq!(doubts(valley), (0, false, vec![unknown("vallée de la Chevreuse")]));
        assert_eq!(doubts("Bretagne sauf Oise"), (1, false, vec![("Oise".to_owned(), Doubt::NotWithin)]));
        assert_eq!(doubts("IDF sauf Métropole du Grand Paris").2.first().unwrap().1, Doubt::NotWithin);
        let second = ("Lyon".to_owned(), Doubt::SecondRadius);
        assert!(doubts("50 km autour de Paris et Lyon").2.contains(&second));
        assert_eq!(doubts("région de Lyon"), (1, false, vec![("région de Lyon".to_owned(), Doubt::Vague)]));
        // A region of Québec, and the chief town of Mayenne.
        assert!(matches!(doubts("Laval").2.first().unwrap().1, Doubt::Place(Found::Several(_))));
        // Several towns of France are called Saint-Denis.
        assert!(matches!(doubts("Saint-Denis").2.first().unwrap().1, Doubt::Place(Found::Several(_))));
        assert_eq!(doubts(" ; , et "), (0, false, Vec::new()));
    }
}

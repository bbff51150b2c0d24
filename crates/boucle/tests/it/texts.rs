//! French and English say the same things, and nothing is said that nobody shows.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use boucle::kit::Language;
use boucle::kit::texts::keys;

#[test]
fn french_and_english_have_the_same_keys_with_the_same_arguments() {
    let (fr, en) = (keys(Language::Fr), keys(Language::En));
    assert!(fr.len() > 200, "only {} keys", fr.len());
    for (key, (feature, arguments)) in &fr {
        let Some((_, other)) = en.get(key) else { panic!("{feature}: {key} is not said in English") };
        assert_eq!(arguments, other, "{feature}: {key}");
    }
    let missing: Vec<_> = en.keys().filter(|key| !fr.contains_key(*key)).collect();
    assert!(missing.is_empty(), "not said in French: {missing:?}");
}

/// The second of two texts of one name would never be shown.
#[test]
fn no_text_is_written_twice() {
    for language in ["fr.ftl", "en.ftl"] {
        let mut seen = BTreeSet::new();
        let written = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &["ftl"]);
        for file in written.iter().filter(|file| file.ends_with(language)) {
            let text = std::fs::read_to_string(file).unwrap();
            for line in text.lines().filter(|line| line.starts_with(char::is_alphabetic)) {
                let key = line.split(" =").next().unwrap().to_owned();
                assert!(seen.insert(key.clone()), "{key} is written again in {}", file.display());
            }
        }
    }
}

/// Codes whose keys are put together from a prefix and a code: `strategy-` and `take_back`.
const MADE: &[&str] = &[
    "actions-state-",
    "catalogue-language-",
    "catalogue-column-",
    "introductions-column-",
    "catalogue-capacity-",
    "catalogue-part-",
    "catalogue-lead-",
    "catalogue-per-",
    "catalogue-counted-",
    "catalogue-currency-",
    "catalogue-map-",
    "assessments-state-",
    "assessments-pillar-",
    "assessments-subject-",
    "assessments-goal-",
    "assessments-kind-",
    "assessments-extent-",
    "assessments-factor-",
    "assessments-unit-",
    "assessments-verified-by-",
    "assessments-mistake-",
    "assessments-badge-",
    "assessments-column-",
    "assessments-in-",
    "assessments-wrong-",
    "charters-finding-",
    "charters-means-",
    "charters-party-",
    "charters-standing-",
    "sessions-stands-",
    "actions-kind-",
    "actions-month-",
    "actions-zoom-",
    "actions-hours-wrong",
    "actions-money-wrong",
    "applications-decision-",
    "applications-letter-",
    "applications-next-step-",
    "applications-ownership-",
    "applications-prepared-",
    "applications-refused-",
    "applications-sector-",
    "applications-standing-",
    "applications-stands-",
    "applications-status-",
    "applications-verdict-",
    "edition-report-by-",
    "edition-report-column-",
    "edition-report-figure-",
    "edition-report-method-",
    "follow-up-step-",
    "follow-up-progress-",
    "follow-up-stuck-",
    "follow-up-act-",
    "follow-up-purpose-",
    "follow-up-figure-",
    "follow-up-method-",
    "follow-up-column-",
    "groups-state-",
    "groups-terms-",
    "groups-currency-",
    "groups-participation-",
    "groups-act-",
    "groups-life-",
    "groups-part-",
    "groups-stage-",
    "groups-origin-",
    "groups-role-",
    "groups-count-",
    "groups-share-",
    "groups-waiting-",
    "polls-sum-",
    "sessions-grade-",
    "sessions-matters-",
    "spaces-may-",
    "zone-",
    "meetings-column-",
    "notices-reason-",
    "tools-draws-",
    "tools-lies-",
    "tools-start-",
    "tools-basis-",
    "tools-convention-",
    "tools-comparison-",
    "tools-counted-",
    "tools-mistake-",
    "tools-group-",
    "tools-category-",
    "tools-per-",
    "tools-timing-",
    "tools-residual-",
    "tools-financing-",
    "tools-flow-",
    "tools-at-",
    "tools-sheet-",
    "tools-shared-",
    "tools-kind-",
    "shipments-field-",
    "shipments-laden-",
    "shipments-by-",
    "shipments-missing-",
    "transport-mode-",
    "transport-group-",
    "transport-in-",
    "transport-source-",
    "transport-level-",
    "transport-doubt-",
    "transport-load-",
    "transport-distance-",
    "transport-temperature-",
    "transport-method-",
    "transport-hub-method-",
    "transport-laden-",
    "transport-basis-",
    "transport-covers-",
    "transport-formula-",
    "transport-unit-",
    "transport-problem-",
    "transport-staff-",
    "transport-legal-level-",
    "transport-notice-",
    "transport-sheet-",
    "notices-told-",
    "notices-why-",
    "search-in-",
    "search-kind-",
    "meetings-weekday-",
    "meetings-kind-",
    "meetings-every-",
    "meetings-answer-",
    "meetings-said-",
    "meetings-suits-",
    "meetings-mail-",
    "files-kind-",
    "library-request-",
    "library-kind-",
    "trials-stage-",
    "trials-outcome-",
    "trials-share-",
    "trials-finding-",
    "trials-decided-",
    "trials-opinion-",
    "trials-verdict-",
    "trials-column-",
    "trials-own-decided-",
    "trials-kind-",
    "library-language-",
    "library-licence-",
    "library-visibility-",
    "library-currency-",
    "library-bought-",
    "library-estimate-",
    "library-column-",
    "polls-method-",
    "polls-voice-",
    "polls-total-",
    "polls-ask-",
    "polls-ballot-wrong-",
    "discussions-react-",
    "pages-step-",
    "strategy-",
    "commitment-",
    "state-",
    "kind-",
    "size-",
    "role-",
    "seat-",
    "pace-",
    "status-",
    "needs-criterion-",
    "needs-visibility-",
    "error-4",
    "error-5",
    "people-language-",
    "people-membership-",
    "people-scheme-",
    "people-state-",
    "people-kind-",
    "people-pace-",
    "people-mistake-",
    "people-role-",
    "family-",
    "imports-field-",
    "verb-",
    "subject-",
    "upkeep-between-",
    "upkeep-hanging-",
    "upkeep-kind-",
    "people-token-right-",
    "people-token-days-",
    "spaces-come-",
    "space-kind-",
    "space-seen-",
    "space-joining-",
    "space-part-",
    "space-request-",
    "imports-kind-",
    "imports-preview-",
    "imports-done-",
    "imports-question-",
    "proposals-alike-",
    "proposals-done-",
    "proposals-mail-",
    "proposals-stands-",
    "proposals-step-",
    "proposals-tab-",
    "programmes-concerned-",
    "programmes-decides-",
    "programmes-moves-",
    "programmes-outcome-",
    "programmes-part-",
    "programmes-registration-",
    "programmes-role-",
    "introductions-asked-by-",
    "introductions-expected-",
    "introductions-reference-",
    "introductions-state-",
    "introductions-told-",
    "purchases-stage-",
    "purchases-progress-",
    "purchases-clause-kind-",
    "purchases-currency-",
    "purchases-basis-",
    "purchases-column-",
];

/// Read by Fluent's own parser: what it cannot read is left out, and a reader would be shown the key.
#[test]
fn every_file_of_texts_is_sound() {
    for path in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &["ftl"]) {
        let text = std::fs::read_to_string(&path).unwrap();
        let mistakes = fluent_bundle::FluentResource::try_new(text).map_err(|(_, mistakes)| mistakes);
        assert!(mistakes.is_ok(), "{}: {:?}", path.display(), mistakes.err());
    }
}

#[test]
fn whatever_moves_in_a_merge_is_said() {
    let known = keys(Language::Fr);
    for hanging in boucle::kit::merging::HANGING {
        assert!(known.contains_key(&format!("upkeep-hanging-{}", hanging.code.replace('_', "-"))), "{}", hanging.code);
    }
}

#[test]
fn every_verb_of_the_journal_is_said() {
    let known = keys(Language::Fr);
    for verb in boucle::kit::journal::VERBS {
        assert!(known.contains_key(&format!("verb-{}", verb.replace('_', "-"))), "{verb}");
    }
}

#[test]
fn every_text_is_shown_somewhere() {
    let sources: String = files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &["rs", "html"])
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    // What stands between two quotation marks: each text is looked for once, not in all that is written.
    let said: BTreeSet<&str> = sources.split('"').collect();
    let unused: Vec<String> = keys(Language::Fr)
        .into_keys()
        .filter(|key| !said.contains(key.as_str()) && !MADE.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "never shown: {unused:?}");
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let known: BTreeSet<String> = keys(Language::Fr).into_keys().collect();
    for path in files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &["html"]) {
        let template = std::fs::read_to_string(&path).unwrap();
        for call in ["shell.t(\"", "shell.n(\"", "shell.one(\"", "shell.two(\""] {
            for part in template.split(call).skip(1) {
                let key = part.split('"').next().unwrap();
                assert!(known.contains(key), "{}: {key}", path.display());
            }
        }
    }
}

/// French is written as it is printed: curved apostrophes, and spaces that do not break before high signs and within « ».
#[test]
fn french_is_written_as_it_is_printed() {
    let sources = files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &["ftl"]);
    let mut wrong = Vec::new();
    for path in sources.iter().filter(|path| path.ends_with("fr.ftl")) {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let text = line.split_once(" = ").map_or(line, |(_, text)| text);
            let breaks = [" :", " ;", " ?", " !", " »", "« ", "..."].iter().any(|sign| text.contains(sign));
            // In what is typed as it stands, signs are those of the machine.
            let is_code = text.contains('`') || text.contains("[!");
            if (breaks || text.contains('\'')) && !is_code {
                wrong.push(format!("{}: {line}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// "de" is elided before a vowel, which stands in the name alone: only amounts follow it as it is written.
#[test]
fn no_name_follows_a_word_that_may_have_to_be_elided() {
    const AMOUNTS: [&str; 12] =
        ["count", "most", "amount", "least", "low", "high", "likely", "sd", "rate", "missing", "year", "km"];
    let sources = files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &["ftl"]);
    let mut wrong = Vec::new();
    for path in sources.iter().filter(|path| path.ends_with("fr.ftl")) {
        let text = std::fs::read_to_string(path).unwrap().to_lowercase();
        for part in text.split(" { $").collect::<Vec<_>>().windows(2) {
            let word = part[0].split(|c: char| !c.is_alphabetic()).next_back().unwrap();
            let name = part[1].split(|c: char| !c.is_alphabetic()).next().unwrap();
            if ["de", "que", "jusque", "lorsque", "puisque"].contains(&word) && !AMOUNTS.contains(&name) {
                wrong.push(format!("{}: {word} {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "ask for {{ DE($…) }}:\n{}", wrong.join("\n"));
    let logo = Language::Fr.one("people-logo-of", "name", "Atelier Second Souffle");
    assert_eq!(
        (logo.as_str(), Language::Fr.one("people-logo-of", "name", "Rivemont").as_str()),
        ("Logo d’Atelier Second Souffle", "Logo de Rivemont")
    );
    assert_eq!(Language::En.one("people-logo-of", "name", "Atelier"), "Logo of Atelier");
}

/// What stands between tags in a template comes from the texts: a word of four letters there was typed by hand.
#[test]
fn no_template_holds_a_plain_sentence() {
    const NAMES: [&str; 6] = ["Boucle", "Français", "English", "français", "CSV", "XLSX"];
    for path in files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &["html"]) {
        let template = std::fs::read_to_string(&path).unwrap();
        // A macro that gives attributes stands outside any tag.
        for text in between_tags(&template).into_iter().filter(|text| !text.contains("=\"")) {
            let plain =
                text.split(|c: char| !c.is_alphabetic()).find(|word| word.chars().count() > 3 && !NAMES.contains(word));
            assert!(plain.is_none(), "{}: « {} »", path.display(), text.trim());
        }
    }
}

/// The text of a template without its tags, its expressions and its statements.
fn between_tags(template: &str) -> Vec<String> {
    let mut rest = template.to_owned();
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->")] {
        while let Some(from) = rest.find(open) {
            let Some(length) = rest[from..].find(close) else { break };
            rest.replace_range(from..from + length + close.len(), "");
        }
    }
    rest.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text).to_owned()).collect()
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|ending| endings.contains(&ending.to_str().unwrap())) {
            found.push(path);
        }
    }
    found
}

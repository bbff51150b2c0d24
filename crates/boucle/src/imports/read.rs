//! Reading a file: what is recognised, what is refused, what is left for a person to settle.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use db::{Args, Statement, Timestamp, Tx, Uuid};

use super::mapping::Mapping;
use super::resolve::{Found, Resolver};
use super::territories::{self, Territory};
use super::{Doubt, LineError, Question, Report, Source, Stopped, Subject, values};
use crate::catalogue::market::Reference;
use crate::catalogue::save;
use crate::kit::Result;
use crate::kit::table::{Line, Refusal, Table};

/// Suggestions of a category less sure than this are left to a person.
const SURE: f32 = 0.87;
/// Lines read, looked up and written at a time.
const A_BATCH: usize = 1000;
/// Of what a file has wrong, this many lines are kept to be shown; all are counted.
const MOST_KEPT: usize = 10_000;

/// In characters: nobody says where they deliver in more.
const LONGEST_TERRITORY: usize = 2000;

pub struct Reading<'r> {
    pub resolver: &'r Resolver,
    pub mapping: &'r Mapping,
    pub reference: &'r Reference,
    source: &'r Source<'r>,
    table: Table,
    report: Report,
    questions: BTreeMap<(Subject, String), Question>,
    /// Most lines of a file say where as others did.
    territories: HashMap<String, Territory>,
    /// Solutions that are new or changed.
    written: Vec<Uuid>,
}

impl<'r> Reading<'r> {
    pub fn open(source: &'r Source<'r>, resolver: &'r Resolver) -> std::result::Result<Self, Refusal> {
        Ok(Self {
            resolver,
            mapping: source.mapping,
            reference: source.reference,
            source,
            table: Table::open(source.path)?,
            report: Report::default(),
            questions: BTreeMap::new(),
            territories: HashMap::new(),
            written: Vec::new(),
        })
    }

    /// The next lines; none at the end of the file.
    pub fn batch(&mut self) -> std::result::Result<Vec<Line>, Stopped> {
        let lines = self.table.by_ref().take(A_BATCH).collect::<std::result::Result<Vec<Line>, _>>()?;
        self.report.lines += lines.len();
        (self.source.progress)(self.report.lines);
        Ok(lines)
    }

    /// What of each line a first reading says twice, so that only those lines wait for their likes.
    pub fn repeated(&self, key: impl Fn(&Line) -> String) -> std::result::Result<HashSet<u64>, Refusal> {
        let (mut once, mut again) = (HashSet::new(), HashSet::new());
        for line in Table::open(self.source.path)? {
            let hash = hash(&key(&line?));
            if !once.insert(hash) {
                again.insert(hash);
            }
        }
        Ok(again)
    }

    /// The line is left out.
    pub fn refuse(&mut self, line: &Line, column: &str, value: &str, reason: &str) {
        self.report.refused += 1;
        if self.report.errors.len() < MOST_KEPT {
            let (column, value, reason) = (column.to_owned(), short(value), reason.to_owned());
            self.report.errors.push(LineError { line: line.number, column, value, reason });
        }
    }

    /// The line is taken without this value.
    pub fn doubt(&mut self, line: &Line, column: &str, value: &str, reason: &str, candidates: Vec<String>) {
        self.report.doubtful += 1;
        if self.report.doubts.len() < MOST_KEPT {
            let (column, value, reason) = (column.to_owned(), short(value), reason.to_owned());
            self.report.doubts.push(Doubt { line: line.number, column, value, reason, candidates });
        }
    }

    /// A doubt that a person can settle here, for all lines that say the same.
    fn ask(&mut self, line: &Line, column: &str, asked: (Subject, &str), reason: &str, candidates: Vec<String>) {
        let (subject, value) = asked;
        self.doubt(line, column, value, reason, candidates.clone());
        let key = (subject, value.to_owned());
        if self.questions.len() < MOST_KEPT || self.questions.contains_key(&key) {
            let value = short(value);
            self.questions.entry(key).or_insert(Question { subject, value, lines: 0, candidates }).lines += 1;
        }
    }

    /// A town by name and postal code; what is not clear is asked.
    pub fn town(&mut self, line: &Line, name: &str, code: &str) -> Option<Uuid> {
        let said = format!("{name} {code}").trim().to_owned();
        if let Some(answer) = self.resolver.answer(Subject::Place, &said) {
            return answer;
        }
        let found = self.resolver.town(name, code);
        self.found(line, "town", &said, found)
    }

    /// Where a solution is offered, in anybody's words; what is not clear is asked, or told where no answer would settle it.
    pub fn territory(&mut self, line: &Line, column: &str, said: &str) -> Territory {
        if let Some(answer) = self.resolver.answer(Subject::Place, said) {
            return Territory { places: answer.into_iter().collect(), ..Territory::default() };
        }
        if said.chars().count() > LONGEST_TERRITORY {
            self.doubt(line, column, said, "imports-place-unknown", Vec::new());
            return Territory::default();
        }
        let territory = match self.territories.get(said) {
            Some(known) => known.clone(),
            None => territories::read(self.resolver, said),
        };
        for (words, doubt) in &territory.doubts {
            let reason = match doubt {
                territories::Doubt::Place(found) => {
                    self.found(line, column, words, found.clone());
                    continue;
                }
                territories::Doubt::Largest => "imports-territory-largest",
                territories::Doubt::Vague => "imports-territory-vague",
                territories::Doubt::SecondRadius => "imports-territory-second-radius",
                territories::Doubt::NowhereOnTheMap => "imports-territory-nowhere",
                territories::Doubt::NotWithin => "imports-territory-not-within",
                territories::Doubt::TooFine => "imports-territory-too-fine",
            };
            self.doubt(line, column, words, reason, Vec::new());
        }
        if self.territories.len() < MOST_KEPT {
            self.territories.insert(said.to_owned(), territory.clone());
        }
        territory
    }

    fn found(&mut self, line: &Line, column: &str, said: &str, found: Found) -> Option<Uuid> {
        match found {
            Found::One(place) => Some(place),
            Found::Nothing => None,
            Found::Several(names) => {
                self.ask(line, column, (Subject::Place, said), "imports-place-several", names);
                None
            }
            Found::Unknown => {
                self.ask(line, column, (Subject::Place, said), "imports-place-unknown", Vec::new());
                None
            }
        }
    }

    /// Categories by the codes or names of a cell; else those that an official code tells; else those of which the
    /// text surely speaks. Where nothing tells, a person is asked of the code, or of the title when there is none.
    pub fn categories(&mut self, line: &Line, named: &str, coded: Vec<Uuid>, asked: (&str, &str), text: &str) -> Vec<Uuid> {
        let (column, value) = asked;
        let mut found = Vec::new();
        let resolver = self.resolver;
        let is_known = |name: &str| resolver.category(name).or(resolver.answer(Subject::Category, name).flatten()).is_some();
        for name in values::split(named, is_known) {
            match self.resolver.category(name) {
                Some(id) => found.push(id),
                None => match self.resolver.answer(Subject::Category, name) {
                    Some(answer) => found.extend(answer),
                    None => self.ask(line, "categories", (Subject::Category, name), "imports-category-unheard", Vec::new()),
                },
            }
        }
        if found.is_empty() {
            found = coded;
        }
        if !found.is_empty() {
            found.dedup();
            return found;
        }
        if let Some(answer) = self.resolver.answer(Subject::Category, value) {
            return answer.into_iter().collect();
        }
        let language = matching::Language::parse(self.source.language.code()).unwrap_or(matching::Language::Fr);
        let suggested = self.reference.categories.suggest(text, language);
        let sure: Vec<Uuid> = suggested.iter().filter(|(_, sure)| *sure >= SURE).map(|(id, _)| *id).take(3).collect();
        if sure.is_empty() && !value.is_empty() {
            let name = |(id, _): &(Uuid, f32)| self.reference.category_name(*id, self.source.language).to_owned();
            // What one line's text suggests says nothing of the others with its official code.
            let candidates = if column == "naf" { Vec::new() } else { suggested.iter().take(3).map(name).collect() };
            self.ask(line, column, (Subject::Category, value), "imports-category-unknown", candidates);
        }
        sure
    }

    /// Whether suppliers that nobody knows yet are made.
    pub fn makes_suppliers(&self) -> bool {
        self.source.makes_suppliers
    }

    pub fn made_supplier(&mut self) {
        self.report.suppliers += 1;
    }

    pub fn created(&mut self) {
        self.report.created += 1;
    }

    pub fn changed(&mut self) {
        self.report.changed += 1;
    }

    pub fn unchanged(&mut self) {
        self.report.unchanged += 1;
    }

    pub fn language(&self) -> crate::kit::Language {
        self.source.language
    }

    pub fn wrote(&mut self, solution: Uuid) {
        self.written.push(solution);
    }

    /// Tells the indexes of what was written, last of all: whoever follows them does not wait for a line that was numbered long
    /// before it is there.
    pub async fn tell(&mut self, tx: &Tx, now: Timestamp) -> Result<()> {
        let written = std::mem::take(&mut self.written);
        for solutions in written.chunks(A_BATCH) {
            save::all_changed(tx, solutions.to_vec(), now).await?;
        }
        Ok(())
    }

    pub fn report(self) -> Report {
        let mut questions: Vec<Question> = self.questions.into_values().collect();
        questions.sort_by_key(|question| std::cmp::Reverse(question.lines));
        Report { questions, ..self.report }
    }
}

/// What is shown of a cell that may hold 64 KiB.
fn short(value: &str) -> String {
    value.chars().take(300).collect()
}

pub fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// Rows for several statements, written in their order.
#[derive(Default)]
pub struct Rows(Vec<(&'static Statement<()>, Vec<Args>)>);

impl Rows {
    pub fn add(&mut self, statement: &'static Statement<()>, row: Args) {
        match self.0.iter_mut().find(|(known, _)| std::ptr::eq(*known, statement)) {
            Some((_, rows)) => rows.push(row),
            None => self.0.push((statement, vec![row])),
        }
    }

    pub async fn put(self, tx: &Tx) -> Result<()> {
        for (statement, rows) in self.0 {
            tx.execute_many(statement, rows).await?;
        }
        Ok(())
    }
}

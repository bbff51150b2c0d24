//! Reading a file: what is recognised, what is refused, what is left for a person to settle.

use db::Uuid;

use super::resolve::Resolver;
use super::table::Line;
use super::{Doubt, LineError, Report};
use crate::catalogue::market::Reference;

/// Of what a file has wrong, this many lines are kept to be shown; all are counted.
const MOST_KEPT: usize = 10_000;

pub struct Reading<'r> {
    pub resolver: &'r Resolver,
    reference: &'r Reference,
    language: matching::Language,
    errors: Vec<LineError>,
    doubts: Vec<Doubt>,
}

impl<'r> Reading<'r> {
    pub fn new(resolver: &'r Resolver, reference: &'r Reference, language: matching::Language) -> Self {
        Self { resolver, reference, language, errors: Vec::new(), doubts: Vec::new() }
    }

    /// The line is left out.
    pub fn refuse(&mut self, line: &Line, column: &str, value: &str, reason: &'static str) {
        if self.errors.len() < MOST_KEPT {
            self.errors.push(LineError { line: line.number, column: column.to_owned(), value: value.to_owned(), reason });
        }
    }

    /// The line is taken without this value.
    pub fn doubt(&mut self, line: &Line, column: &str, value: &str, reason: &'static str, candidates: Vec<String>) {
        if self.doubts.len() < MOST_KEPT {
            let (column, value) = (column.to_owned(), value.to_owned());
            self.doubts.push(Doubt { line: line.number, column, value, reason, candidates });
        }
    }

    /// Categories of which a text surely speaks.
    pub fn suggested(&self, text: &str, sure: f32) -> Vec<Uuid> {
        let found = self.reference.categories.suggest(text, self.language);
        found.into_iter().filter(|(_, confidence)| *confidence >= sure).map(|(category, _)| category).take(3).collect()
    }

    pub fn category(&self, code: &str) -> Option<Uuid> {
        self.reference.category_by_code(code)
    }

    /// What was found wrong or doubtful, for a report whose counts come from the writing.
    pub fn report(&mut self) -> Report {
        Report { errors: std::mem::take(&mut self.errors), doubts: std::mem::take(&mut self.doubts), ..Report::default() }
    }
}

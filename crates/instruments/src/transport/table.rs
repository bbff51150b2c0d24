//! Tables as people save them: which separator, which column is which, decimals with a comma.

use std::io::Read;
use std::marker::PhantomData;

/// Columns by the names that files give them; the first name is the one that errors tell.
pub(crate) trait Named: Copy + PartialEq + 'static {
    const ALL: &'static [(Self, &'static [&'static str])];
}

pub(crate) struct Columns<C: Named> {
    /// Where each column of `C::ALL` stands.
    places: Vec<Option<usize>>,
    named: PhantomData<C>,
}

impl<C: Named> Columns<C> {
    /// Names are compared without regard to case; a space reads as an underscore.
    pub fn find<'h>(headers: impl Iterator<Item = &'h str>) -> Columns<C> {
        let written: Vec<String> = headers.map(|name| name.trim().to_lowercase().replace(' ', "_")).collect();
        let place = |names: &[&str]| written.iter().position(|name| names.contains(&name.as_str()));
        Columns { places: C::ALL.iter().map(|(_, names)| place(names)).collect(), named: PhantomData }
    }

    pub fn has(&self, column: C) -> bool {
        self.place(column).is_some()
    }

    pub fn place(&self, column: C) -> Option<usize> {
        let known = C::ALL.iter().position(|(candidate, _)| *candidate == column)?;
        self.places.get(known).copied().flatten()
    }

    /// Nothing when the file has no such column, or the line no such cell.
    pub fn text<'r>(&self, record: &'r csv::StringRecord, column: C) -> &'r str {
        self.place(column).and_then(|place| record.get(place)).unwrap_or_default()
    }
}

impl<C: Named> Columns<C> {
    pub fn name(column: C) -> &'static str {
        let known = C::ALL.iter().find(|(candidate, _)| *candidate == column);
        known.and_then(|(_, names)| names.first()).copied().unwrap_or_default()
    }
}

/// Numbers of lines as an editor shows them. The reader counts line feeds, and leaves that of CR LF to the next record; blank
/// lines are skipped before a record, and a quoted cell may hold several lines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lines {
    crlf: bool,
}

impl Lines {
    /// From the first line, with its end but for the line feed.
    pub fn of(first_line: &[u8]) -> Lines {
        Lines { crlf: first_line.ends_with(b"\r") }
    }

    /// To be put after the file, so that its last line ends as the others do.
    pub fn end(self) -> &'static [u8] {
        if self.crlf { b"\r\n" } else { b"\n" }
    }

    /// On which line the record began that was just read.
    pub fn number(self, reader: &csv::Reader<impl Read>, record: &csv::StringRecord) -> u64 {
        let within = record.as_slice().bytes().filter(|byte| *byte == b'\n').count() as u64;
        reader.position().line().saturating_sub(within + u64::from(!self.crlf))
    }
}

/// The one of `;`, tab and `,` that the first line has most of.
pub(crate) fn separator(first_line: &str) -> u8 {
    let count = |separator: u8| first_line.bytes().filter(|byte| *byte == separator).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|separator| (count(*separator), *separator == b',')).unwrap_or(b',')
}

/// `1234.5`, `1 234,5`, `1 234,5`: a finite number, with a point or a comma, and spaces among its digits.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    if let Ok(number) = text.parse::<f64>() {
        return Some(number).filter(|number| number.is_finite() && !text.contains(['n', 'N', 'i', 'I']));
    }
    let plain: String = text.chars().filter(|one| !one.is_whitespace()).collect();
    if plain.matches(',').count() != 1 || plain.contains('.') {
        return plain.parse::<f64>().ok().filter(|number| number.is_finite());
    }
    plain.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
}

//! A file as a table: CSV with its separator and encoding recognised, XLSX, or a JSON list of objects. Bounds are
//! checked here, before anything is understood. A CSV is read line by line, and costs no more memory than a line.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};

use super::Language;

/// The largest file, in bytes.
pub const MOST_BYTES: u64 = 100 * 1024 * 1024;
/// The largest file of the kinds that are read whole.
const MOST_WHOLE: u64 = 20 * 1024 * 1024;
/// The most lines of a file.
const MOST_LINES: usize = 1_000_000;
/// The columns of a table, and what the cells of a file that is read whole may take of the memory.
const MOST_COLUMNS: usize = 1000;
const MOST_HELD: usize = 512 * 1024 * 1024;
/// What a workbook may unfold to, in bytes.
const MOST_UNFOLDED: u64 = 512 * 1024 * 1024;
/// The longest line of a CSV, in bytes, with the empty ones before it: of a file without an end of line, no more is held.
const MOST_LINE: usize = 16 * 1024 * 1024;
/// The longest cell, in bytes.
const MOST_CELL: usize = 64 * 1024;

/// Why a whole file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the file is larger than 100 MiB (20 MiB for XLSX and JSON) or has more than 1,000,000 lines")]
    TooLarge,
    #[error("the file has no header and no line")]
    Empty,
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    #[error("line {0} has a cell of more than 64 KiB")]
    LongCell(usize),
}

impl Refusal {
    /// To who sent the file.
    pub fn said(&self, language: Language) -> String {
        match self {
            Self::TooLarge => language.t("table-refused-too-large"),
            Self::Empty => language.t("table-refused-empty"),
            Self::Unreadable(_) => language.t("table-refused-unreadable"),
            Self::LongCell(line) => language.one("table-refused-long-cell", "line", line.to_string()),
        }
    }
}

/// A header and lines of cells, as many cells a line as the header has.
pub struct Table {
    pub header: Vec<String>,
    lines: Lines,
    count: usize,
}

/// Where a table is read from.
trait Source: Read + Seek + Send + Sync {}

impl<S: Read + Seek + Send + Sync> Source for S {}

enum Lines {
    Csv { reader: Box<csv::Reader<Bounded>>, encoding: Encoding },
    Held(std::vec::IntoIter<Line>),
}

/// A source of which no more is read at once than a line may be long.
struct Bounded {
    source: Box<dyn Source>,
    left: usize,
}

impl Read for Bounded {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        if self.left == 0 {
            return Err(std::io::Error::other("a line is longer than 16 MiB"));
        }
        let read = self.source.read(room)?;
        self.left = self.left.saturating_sub(read);
        Ok(read)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The line of the file, counted from 1 with the header, as a spreadsheet shows it.
    pub number: usize,
    pub cells: Vec<String>,
}

impl Table {
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        Self::read_from(Box::new(file), size)
    }

    /// Of a file that is held already.
    pub fn of(bytes: Vec<u8>) -> Result<Self, Refusal> {
        let size = u64::try_from(bytes.len()).map_err(unreadable)?;
        Self::read_from(Box::new(Cursor::new(bytes)), size)
    }

    /// Reads a file to its end, so that what refuses it is said before anything else; how many lines say anything.
    pub fn count_lines(path: &Path) -> Result<usize, Refusal> {
        Self::open(path)?.try_fold(0, |lines, line| line.map(|_| lines + 1))
    }

    fn read_from(mut file: Box<dyn Source>, size: u64) -> Result<Self, Refusal> {
        let mut start = Vec::new();
        file.by_ref().take(1024).read_to_end(&mut start).map_err(unreadable)?;
        file.rewind().map_err(unreadable)?;
        let whole = |most: u64| if size > most { Err(Refusal::TooLarge) } else { Ok(()) };
        let (header, lines) = match start.as_slice() {
            [b'P', b'K', 3, 4, ..] => whole(MOST_WHOLE).and_then(|()| xlsx(file))?,
            start if start.trim_ascii_start().first() == Some(&b'[') => whole(MOST_WHOLE).and_then(|()| json(file))?,
            _ => whole(MOST_BYTES).and_then(|()| csv(file))?,
        };
        if header.iter().all(String::is_empty) {
            return Err(Refusal::Empty);
        }
        // Every line gets as many cells as the header has.
        if header.len() > MOST_COLUMNS {
            return Err(Refusal::TooLarge);
        }
        Ok(Self { header, lines, count: 0 })
    }

    /// The next line that says anything.
    fn read(&mut self) -> Result<Option<Line>, Refusal> {
        loop {
            let line = match &mut self.lines {
                Lines::Held(lines) => lines.next(),
                Lines::Csv { reader, encoding } => csv_line(reader, *encoding)?,
            };
            let Some(mut line) = line else { return Ok(None) };
            if line.cells.iter().any(|cell| cell.len() > MOST_CELL) {
                return Err(Refusal::LongCell(line.number));
            }
            if line.cells.iter().all(String::is_empty) {
                continue;
            }
            self.count += 1;
            if self.count > MOST_LINES {
                return Err(Refusal::TooLarge);
            }
            line.cells.resize(self.header.len(), String::new());
            return Ok(Some(line));
        }
    }
}

/// The lines that say anything, in their order.
impl Iterator for Table {
    type Item = Result<Line, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

fn unreadable(error: impl std::fmt::Display) -> Refusal {
    Refusal::Unreadable(error.to_string())
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Encoding {
    Utf8,
    /// In which every byte is a letter: what is not UTF-8 is this.
    Windows1252,
}

impl Encoding {
    /// Reads the whole file once, a piece at a time.
    fn of(file: &mut dyn Source) -> Result<Self, Refusal> {
        let mut piece = vec![0; 64 * 1024];
        let mut kept = 0;
        loop {
            let (held, room) = piece.split_at_mut(kept);
            let read = file.read(room).map_err(unreadable)?;
            if read == 0 {
                return Ok(if held.is_empty() { Self::Utf8 } else { Self::Windows1252 });
            }
            let filled = kept + read;
            match std::str::from_utf8(piece.get(..filled).unwrap_or_default()) {
                Ok(_) => kept = 0,
                Err(error) if error.error_len().is_some() => return Ok(Self::Windows1252),
                // A letter of several bytes goes on in the next piece.
                Err(error) => {
                    piece.copy_within(error.valid_up_to()..filled, 0);
                    kept = filled - error.valid_up_to();
                }
            }
        }
    }

    fn text(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf8 => clean(&String::from_utf8_lossy(bytes)),
            Self::Windows1252 => clean(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0),
        }
    }
}

fn csv(mut file: Box<dyn Source>) -> Result<(Vec<String>, Lines), Refusal> {
    let encoding = Encoding::of(&mut *file)?;
    file.rewind().map_err(unreadable)?;
    let mut mark = [0; 3];
    let marked = file.read_exact(&mut mark).is_ok() && mark == [0xEF, 0xBB, 0xBF];
    file.seek(std::io::SeekFrom::Start(if marked { 3 } else { 0 })).map_err(unreadable)?;
    let mut first = Vec::new();
    file.by_ref().take(64 * 1024).read_to_end(&mut first).map_err(unreadable)?;
    file.seek(std::io::SeekFrom::Start(if marked { 3 } else { 0 })).map_err(unreadable)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(&first))
        .flexible(true)
        .has_headers(false)
        .from_reader(Bounded { source: file, left: MOST_LINE });
    let header = csv_line(&mut reader, encoding)?.ok_or(Refusal::Empty)?.cells;
    Ok((header, Lines::Csv { reader: Box::new(reader), encoding }))
}

fn csv_line(reader: &mut csv::Reader<Bounded>, encoding: Encoding) -> Result<Option<Line>, Refusal> {
    reader.get_mut().left = MOST_LINE;
    let mut record = csv::ByteRecord::new();
    if !reader.read_byte_record(&mut record).map_err(unreadable)? {
        return Ok(None);
    }
    let number = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
    Ok(Some(Line { number, cells: record.iter().map(|cell| encoding.text(cell)).collect() }))
}

/// Of comma, semicolon and tab, the one that the first line has most of, outside quotes.
fn separator(start: &[u8]) -> u8 {
    let mut quoted = false;
    let first: Vec<u8> = start
        .iter()
        .copied()
        .take_while(|byte| *byte != b'\n')
        .filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted
        })
        .collect();
    let count = |separator: &u8| first.iter().filter(|byte| *byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// Without the letter of no width that PostgreSQL keeps in no text.
fn clean(cell: &str) -> String {
    let mut cell = cell.trim().replace("\r\n", "\n");
    cell.retain(|letter| letter != '\0');
    cell
}

/// Cell after cell, so that a sheet that says it is as wide as a program allows costs no more than what stands in it.
fn xlsx(mut file: Box<dyn Source>) -> Result<(Vec<String>, Lines), Refusal> {
    unfolds_within(&mut *file, MOST_UNFOLDED)?;
    file.rewind().map_err(unreadable)?;
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(BufReader::new(file)).map_err(|error: calamine::XlsxError| unreadable(error))?;
    let name = book.sheet_names().into_iter().next().ok_or(Refusal::Empty)?;
    let mut found = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    let (mut lines, mut held) = (Vec::<Line>::new(), 0);
    while let Some(next) = found.next_cell().map_err(unreadable)? {
        let (row, column) = next.get_position();
        let (number, column) = (row as usize + 1, column as usize);
        let text = cell(&Data::from(next.get_value().clone()));
        if text.is_empty() {
            continue;
        }
        if lines.last().is_none_or(|line| line.number < number) {
            lines.push(Line { number, cells: Vec::new() });
        }
        let Some(line) = lines.last_mut().filter(|line| line.number == number && line.cells.len() <= column) else {
            return Err(unreadable("its cells are in disorder"));
        };
        held += text.len() + (column + 1 - line.cells.len()) * size_of::<String>();
        if column >= MOST_COLUMNS || number > MOST_LINES + 1 || held > MOST_HELD {
            return Err(Refusal::TooLarge);
        }
        line.cells.resize(column, String::new());
        line.cells.push(text);
    }
    let mut lines = lines.into_iter();
    let header = lines.next().ok_or(Refusal::Empty)?.cells;
    Ok((header, Lines::Held(lines)))
}

/// A small workbook may unfold to more than the memory holds: it is unfolded into nothing first.
fn unfolds_within(file: &mut dyn Source, most: u64) -> Result<(), Refusal> {
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(unreadable)?;
    let mut left = most;
    for number in 0..archive.len() {
        let entry = archive.by_index(number).map_err(unreadable)?;
        left -= std::io::copy(&mut entry.take(left), &mut std::io::sink()).map_err(unreadable)?;
        if left == 0 {
            return Err(Refusal::TooLarge);
        }
    }
    Ok(())
}

/// A cell as a person would type it: whole numbers without a point, dates as 2027-03-15.
fn cell(cell: &Data) -> String {
    match cell {
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => clean(&other.to_string()),
    }
}

/// Open data often come as a list of objects: their names are the columns.
fn json(file: Box<dyn Source>) -> Result<(Vec<String>, Lines), Refusal> {
    let objects: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_reader(BufReader::new(file)).map_err(unreadable)?;
    let names: BTreeSet<&String> = objects.iter().flat_map(serde_json::Map::keys).collect();
    // One object may name a thousand columns, and a million others none.
    let cells = names.len().saturating_mul(objects.len());
    if names.len() > MOST_COLUMNS || cells.saturating_mul(size_of::<String>()) > MOST_HELD {
        return Err(Refusal::TooLarge);
    }
    let header: Vec<String> = names.iter().map(|name| (*name).clone()).collect();
    let cells = |object: &serde_json::Map<_, _>| header.iter().map(|name| value(object.get(name))).collect();
    let lines: Vec<Line> = (1..).zip(&objects).map(|(number, object)| Line { number, cells: cells(object) }).collect();
    Ok((header, Lines::Held(lines.into_iter())))
}

fn value(value: Option<&serde_json::Value>) -> String {
    match value {
        None | Some(serde_json::Value::Null) => String::new(),
        Some(serde_json::Value::String(text)) => clean(text),
        Some(serde_json::Value::Array(values)) => values.iter().map(|v| self::value(Some(v))).collect::<Vec<_>>().join(";"),
        Some(serde_json::Value::Object(fields)) => {
            fields.values().map(|v| self::value(Some(v))).collect::<Vec<_>>().join(" ").trim().to_owned()
        }
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::{Line, Refusal, Table, unfolds_within};

    fn table(bytes: &[u8]) -> Result<Vec<Line>, Refusal> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        Table::open(file.path())?.collect()
    }

    fn lines(bytes: &[u8]) -> Vec<Vec<String>> {
        table(bytes).unwrap().into_iter().map(|line| line.cells).collect()
    }

    #[test]
    fn separator_and_encoding_are_recognised() {
        assert_eq!(lines(b"nom;ville\nCaf\xe9;Orl\xe9ans\n"), [["Café", "Orléans"]]);
        assert_eq!(lines("nom,ville\nCafé,\"Paris, 3e\"\n".as_bytes()), [["Café", "Paris, 3e"]]);
        assert_eq!(lines("\u{feff}nom\tville\na\tb\n".as_bytes()), [["a", "b"]]);
        assert_eq!(lines(b"nom,ville\nCa\0fe,Lens\n"), [["Cafe", "Lens"]]);
    }

    #[test]
    fn an_accent_across_two_pieces_is_still_utf8() {
        // 64 KiB are read at a time: with a header of 4 bytes, the é of the 65,532nd letter falls on the border.
        for before in 65_520..65_540 {
            let text = format!("nom\n{}é\n", "a".repeat(before));
            let Err(Refusal::LongCell(2)) = table(text.as_bytes()) else {
                assert!(lines(text.as_bytes())[0][0].ends_with("aé"), "{before}");
                continue;
            };
        }
        let text = format!("nom\n{}", "ça été\n".repeat(20_000));
        assert!(lines(text.as_bytes()).iter().all(|cells| cells == &["ça été"]));
    }

    #[test]
    fn a_line_keeps_the_number_that_a_spreadsheet_shows() {
        let lines = table(b"a,b\n\"1\n2\",x\n3,y\n").unwrap();
        let second = Line { number: 4, cells: vec!["3".to_owned(), "y".to_owned()] };
        assert_eq!(lines.get(1), Some(&second));
    }

    #[test]
    fn a_list_of_objects_is_a_table() {
        assert_eq!(lines(br#"[{"b": 2, "a": "x"}, {"a": null, "b": [1, 2]}]"#), [["x", "2"], ["", "1;2"]]);
    }

    #[test]
    fn a_workbook_that_says_it_is_huge_costs_no_more_than_what_stands_in_it() {
        let sheet_with = |row, column| {
            let mut book = rust_xlsxwriter::Workbook::new();
            let sheet = book.add_worksheet();
            sheet.write_string(0, 0, "nom").unwrap();
            sheet.write_string(0, 1, "poids").unwrap();
            sheet.write_number(3, 1, 2.5).unwrap();
            sheet.write_string(row, column, "x").unwrap();
            table(&book.save_to_buffer().unwrap())
        };
        let lines = sheet_with(5, 0).unwrap();
        let cells = |line: &Line| line.cells.clone();
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [4, 6]);
        assert_eq!(lines.iter().map(cells).collect::<Vec<_>>(), [["", "2.5"], ["x", ""]]);
        // the last cell that a spreadsheet has: as a whole range it would be 17 thousand million cells
        assert_eq!(sheet_with(1_048_575, 16_383).unwrap_err(), Refusal::TooLarge);
    }

    #[test]
    fn a_workbook_that_unfolds_to_too_much_is_refused() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write_string(0, 0, "a".repeat(30_000)).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        assert!(bytes.len() < 20_000, "{}", bytes.len());
        assert_eq!(unfolds_within(&mut Cursor::new(bytes.clone()), 20_000), Err(Refusal::TooLarge));
        assert_eq!(unfolds_within(&mut Cursor::new(bytes), 1_000_000), Ok(()));
    }

    #[test]
    fn what_is_no_table_or_too_much_is_refused() {
        assert_eq!(table(b"").unwrap_err(), Refusal::Empty);
        assert!(matches!(table(b"PK\x03\x04 but no workbook"), Err(Refusal::Unreadable(_))));
        let long = format!("nom\n{}\n", "a".repeat(64 * 1024 + 1));
        assert_eq!(table(long.as_bytes()).unwrap_err(), Refusal::LongCell(2));
        let many = format!("n\n{}", "1\n".repeat(1_000_001));
        assert_eq!(table(many.as_bytes()).unwrap_err(), Refusal::TooLarge);
    }

    #[test]
    fn a_small_file_that_would_be_a_huge_table_is_refused() {
        let wide = format!("{}\na\n", ";".repeat(1000));
        assert_eq!(table(format!("n{wide}").as_bytes()).unwrap_err(), Refusal::TooLarge);
        let apart: Vec<String> = (0..1001).map(|number| format!("{{\"k{number}\": 1}}")).collect();
        assert_eq!(table(format!("[{}]", apart.join(",")).as_bytes()).unwrap_err(), Refusal::TooLarge);
        let first: Vec<String> = (0..900).map(|number| format!("\"k{number}\": 1")).collect();
        let empty = format!("[{{{}}}{}]", first.join(","), ",{}".repeat(30_000));
        assert_eq!(table(empty.as_bytes()).unwrap_err(), Refusal::TooLarge);
        let endless = format!("n\n{}", "a;".repeat(9 * 1024 * 1024));
        assert!(matches!(table(endless.as_bytes()), Err(Refusal::Unreadable(_))));
    }
}

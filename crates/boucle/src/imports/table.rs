//! A file as a table: CSV with its separator and encoding recognised, XLSX, or a JSON list of objects. Bounds are
//! checked here, before anything is understood.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::Refusal;

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 100 * 1024 * 1024;
/// The most lines of a file.
pub const MOST_LINES: usize = 1_000_000;
/// The longest cell, in bytes.
const MOST_CELL: usize = 64 * 1024;

/// A header and lines of cells, as many cells a line as the header has.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub header: Vec<String>,
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The line of the file, counted from 1 with the header, as a spreadsheet shows it.
    pub number: usize,
    pub cells: Vec<String>,
}

impl Table {
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > MOST_BYTES {
            return Err(Refusal::TooLarge);
        }
        let table = match bytes {
            [b'P', b'K', 3, 4, ..] => xlsx(bytes),
            bytes if bytes.trim_ascii_start().first() == Some(&b'[') => json(bytes),
            bytes => csv(&text(bytes)),
        }?;
        if table.lines.len() > MOST_LINES {
            return Err(Refusal::TooLarge);
        }
        if table.header.iter().all(String::is_empty) {
            return Err(Refusal::Empty);
        }
        Ok(table)
    }
}

/// UTF-8 when it is, else Windows-1252, in which every byte is a letter.
fn text(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

fn csv(text: &str) -> Result<Table, Refusal> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator(text)).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut rows = reader.records();
    let header = match rows.next() {
        Some(row) => row.map_err(|error| Refusal::Unreadable(error.to_string()))?.iter().map(clean).collect::<Vec<_>>(),
        None => return Err(Refusal::Empty),
    };
    let mut lines = Vec::new();
    for row in rows {
        let row = row.map_err(|error| Refusal::Unreadable(error.to_string()))?;
        let number = row.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        push(&mut lines, number, row.iter().map(clean).collect(), header.len())?;
    }
    Ok(Table { header, lines })
}

/// Of comma, semicolon and tab, the one that the first line has most of, outside quotes.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let first: String = text
        .chars()
        .take_while(|c| *c != '\n')
        .filter(|c| {
            quoted ^= *c == '"';
            !quoted
        })
        .collect();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

fn clean(cell: &str) -> String {
    cell.trim().replace("\r\n", "\n")
}

fn push(lines: &mut Vec<Line>, number: usize, mut cells: Vec<String>, width: usize) -> Result<(), Refusal> {
    if cells.iter().any(|cell| cell.len() > MOST_CELL) {
        return Err(Refusal::LongCell(number));
    }
    if cells.iter().all(String::is_empty) {
        return Ok(());
    }
    cells.resize(width, String::new());
    lines.push(Line { number, cells });
    Ok(())
}

fn xlsx(bytes: &[u8]) -> Result<Table, Refusal> {
    let unreadable = |error: calamine::XlsxError| Refusal::Unreadable(error.to_string());
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(unreadable)?;
    let sheet = book.worksheet_range_at(0).ok_or(Refusal::Empty)?.map_err(unreadable)?;
    let mut rows = sheet.rows().map(|row| row.iter().map(cell).collect::<Vec<_>>());
    let header = rows.next().ok_or(Refusal::Empty)?;
    let mut lines = Vec::new();
    for (number, cells) in (2..).zip(rows) {
        push(&mut lines, number, cells, header.len())?;
    }
    Ok(Table { header, lines })
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
fn json(bytes: &[u8]) -> Result<Table, Refusal> {
    let objects: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_slice(bytes).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    let names: BTreeSet<&String> = objects.iter().flat_map(serde_json::Map::keys).collect();
    let header: Vec<String> = names.iter().map(|name| (*name).clone()).collect();
    let mut lines = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        push(&mut lines, number, header.iter().map(|name| value(object.get(name))).collect(), header.len())?;
    }
    Ok(Table { header, lines })
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
    use super::{Line, Table};

    fn lines(bytes: &[u8]) -> Vec<Vec<String>> {
        Table::read(bytes).unwrap().lines.into_iter().map(|line| line.cells).collect()
    }

    #[test]
    fn separator_and_encoding_are_recognised() {
        assert_eq!(lines(b"nom;ville\nCaf\xe9;Orl\xe9ans\n"), [["Café", "Orléans"]]);
        assert_eq!(lines("nom,ville\nCafé,\"Paris, 3e\"\n".as_bytes()), [["Café", "Paris, 3e"]]);
        assert_eq!(lines("\u{feff}nom\tville\na\tb\n".as_bytes()), [["a", "b"]]);
    }

    #[test]
    fn a_line_keeps_the_number_that_a_spreadsheet_shows() {
        let table = Table::read(b"a,b\n\"1\n2\",x\n3,y\n").unwrap();
        let second = Line { number: 4, cells: vec!["3".to_owned(), "y".to_owned()] };
        assert_eq!(table.lines.get(1), Some(&second));
    }

    #[test]
    fn a_list_of_objects_is_a_table() {
        assert_eq!(lines(br#"[{"b": 2, "a": "x"}, {"a": null, "b": [1, 2]}]"#), [["x", "2"], ["", "1;2"]]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert!(Table::read(b"").is_err());
        assert!(Table::read(b"PK\x03\x04 but no workbook").is_err());
    }
}

//! A table that people take away: CSV that spreadsheets open as it is, or XLSX. Cells that a spreadsheet would run as a
//! formula are neutralised.

use axum::response::{IntoResponse, Response};
use http::header;
use rust_xlsxwriter::{Format, Workbook};

use super::error::{Result, internal};

pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub struct Sheet {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub fn new(header: impl IntoIterator<Item = String>) -> Self {
        Self { header: header.into_iter().map(harmless).collect(), rows: Vec::new() }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(harmless).collect());
    }

    /// As a file to take away, in CSV.
    pub fn csv_file(&self, name: &str) -> Result<Response> {
        Ok(file("text/csv; charset=utf-8", &format!("{name}.csv"), self.csv()?))
    }

    /// As a file to take away, in XLSX.
    pub fn xlsx_file(&self, name: &str) -> Result<Response> {
        Ok(file(XLSX, &format!("{name}.xlsx"), self.xlsx()?))
    }

    /// UTF-8 with its mark, so that a spreadsheet reads the accents.
    fn csv(&self) -> Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
        for row in std::iter::once(&self.header).chain(&self.rows) {
            writer.write_record(row).map_err(internal)?;
        }
        writer.into_inner().map_err(internal)
    }

    fn xlsx(&self) -> Result<Vec<u8>> {
        let mut book = Workbook::new();
        let bold = Format::new().set_bold();
        let sheet = book.add_worksheet();
        for (column, title) in (0..).zip(&self.header) {
            sheet.write_string_with_format(0, column, title, &bold).map_err(internal)?;
        }
        for (line, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                sheet.write_string(line, column, cell).map_err(internal)?;
            }
        }
        sheet.set_freeze_panes(1, 0).map_err(internal)?;
        sheet.autofit();
        book.save_to_buffer().map_err(internal)
    }
}

/// A file that a browser keeps rather than shows; `name` is plain letters.
pub fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// With what a formula begins.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// An apostrophe before what a spreadsheet would take for a formula.
fn harmless(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
}

/// A cell as it was before it was made harmless, for who reads such a table again.
pub fn as_written(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::{Sheet, as_written};

    #[test]
    fn a_cell_that_would_run_as_a_formula_is_neutralised() {
        // A column may be called as somebody wrote: a poll's, by its options.
        let mut sheet = Sheet::new(["@a".to_owned()]);
        sheet.row(["=cmd|'/c calc'!A1".to_owned()]);
        sheet.row(["Bureau".to_owned()]);
        let csv = String::from_utf8(sheet.csv().unwrap()).unwrap();
        assert_eq!(csv, "\u{feff}'@a\n'=cmd|'/c calc'!A1\nBureau\n");
        assert_eq!(["'=1+1", "'tHooft", "Bureau"].map(as_written), ["=1+1", "'tHooft", "Bureau"]);
    }
}

//! Bars of a chart, part after part, as numbers that templates put into SVG. Each chart stands beside a table of the same figures.

pub struct Bar {
    pub title: String,
    pub total: String,
    /// The bar in words, for those who do not see it.
    pub said: String,
    pub parts: Vec<Part>,
}

pub struct Part {
    /// Of the stylesheet, and the end of the key of its name.
    pub group: &'static str,
    pub start: i64,
    pub width: i64,
}

/// Widths are of a drawing of 600, which the longest bar fills.
const WIDTH: f64 = 600.0;

/// The amounts above 0, one after the other.
pub fn parts(amounts: &[(&'static str, f64)], longest: f64) -> Vec<Part> {
    let mut at = 0.0;
    let shown = amounts.iter().filter(|(_, amount)| *amount > 0.0);
    shown
        .map(|(group, amount)| {
            let (start, end) = (at * WIDTH / longest, (at + amount) * WIDTH / longest);
            at += amount;
            Part { group, start: start.round() as i64, width: (end.round() - start.round()) as i64 }
        })
        .collect()
}

/// How long a bar of these amounts is.
pub fn length(amounts: &[(&'static str, f64)]) -> f64 {
    amounts.iter().map(|(_, amount)| amount.max(0.0)).sum()
}

//! The plan as a chart over time: where each bar, arrow and word stands. Pure: lengths are in the units of the drawing, and
//! one day is as wide everywhere.

use db::Date;

use super::load::months;
use super::rules::{self, State, days};

/// How far apart days stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    Month,
    Quarter,
}

impl Zoom {
    pub const ALL: [Self; 2] = [Self::Month, Self::Quarter];

    pub fn code(self) -> &'static str {
        match self {
            Self::Month => "mois",
            Self::Quarter => "trimestre",
        }
    }

    pub fn parse(code: &str) -> Self {
        if code == Self::Quarter.code() { Self::Quarter } else { Self::Month }
    }

    /// In halves, so that a quarter of a year can be half as wide as three months.
    fn half_units_a_day(self) -> i64 {
        match self {
            Self::Month => 6,
            Self::Quarter => 3,
        }
    }

    fn months(self) -> usize {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }
}

/// An action as it is to be drawn; `label` is all that is written beside its bar.
#[derive(Debug, Clone)]
pub struct Line {
    pub number: i64,
    pub label: String,
    pub starts_on: Date,
    pub due_on: Date,
    pub planned: Option<(Date, Date)>,
    pub state: State,
    /// Numbers of those that it waits for.
    pub waits: Vec<i64>,
}

/// Actions under one heading.
#[derive(Debug, Clone)]
pub struct Band {
    pub title: String,
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub x: i64,
    pub width: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The first day of the month or of the quarter.
    pub from: Date,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub number: i64,
    pub state: State,
    /// Where its row begins.
    pub y: i64,
    pub span: Span,
    /// From its due date to today, where it is late.
    pub late: Option<Span>,
    /// What was planned when the plan was adopted.
    pub planned: Option<Span>,
    pub label: String,
    pub label_x: i64,
    /// The label ends there instead of beginning there.
    pub ends: bool,
}

/// From the end of one bar to the beginning of another that waits for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrow {
    pub from: i64,
    pub to: i64,
    pub points: Vec<(i64, i64)>,
}

impl Arrow {
    /// `M10 20 H16 V40 H50`, as SVG writes it.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (at, (x, y)) in self.points.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| self.points.get(before));
            match before {
                None => path = format!("M{x} {y}"),
                Some((_, same)) if same == y => path.push_str(&format!(" H{x}")),
                Some(_) => path.push_str(&format!(" V{y}")),
            }
        }
        path
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub width: i64,
    pub height: i64,
    pub columns: Vec<Column>,
    /// Where the title of each band stands.
    pub titles: Vec<(i64, String)>,
    pub bars: Vec<Bar>,
    pub arrows: Vec<Arrow>,
    pub today: Option<i64>,
}

/// Beside the first and the last day.
const MARGIN: i64 = 8;
/// Above the first band: names of months, and of today.
pub const HEAD: i64 = 44;
const TITLE: i64 = 34;
const ROW: i64 = 50;
/// Within a row: the label's line, the bar, and under it what was planned.
pub const LABEL_Y: i64 = 16;
pub const BAR_Y: i64 = 22;
pub const BAR_HEIGHT: i64 = 14;
pub const PLANNED_Y: i64 = 38;
pub const PLANNED_HEIGHT: i64 = 4;
/// How far an arrow goes before it turns.
const TURN: i64 = 6;
/// The usual width of a letter of a label, more than most.
const LETTER: i64 = 8;

/// Draws bands from the first day of a cycle to its last, and beyond where actions go beyond.
pub fn draw(bands: &[Band], cycle: (Date, Date), today: Date, zoom: Zoom) -> Chart {
    let scale = Scale::of(bands, cycle, zoom);
    let (mut titles, mut bars, mut y) = (Vec::new(), Vec::new(), HEAD);
    for band in bands {
        titles.push((y + TITLE - 10, band.title.clone()));
        y += TITLE;
        for line in &band.lines {
            bars.push(bar(&scale, line, y, today));
            y += ROW;
        }
    }
    let lines = bands.iter().flat_map(|band| &band.lines);
    let arrows = lines.flat_map(|line| line.waits.iter().filter_map(|other| arrow(&bars, *other, line.number))).collect();
    let today = scale.holds(today).then(|| scale.x(today));
    Chart { width: scale.width(), height: y + MARGIN, columns: scale.columns(zoom), titles, bars, arrows, today }
}

/// From days to units.
struct Scale {
    months: Vec<Date>,
    first: Date,
    /// The day after the last.
    end: Date,
    half_units: i64,
}

impl Scale {
    fn of(bands: &[Band], cycle: (Date, Date), zoom: Zoom) -> Self {
        let lines = || bands.iter().flat_map(|band| &band.lines);
        let starts = lines().flat_map(|line| [Some(line.starts_on), line.planned.map(|planned| planned.0)]).flatten();
        let ends = lines().flat_map(|line| [Some(line.due_on), line.planned.map(|planned| planned.1)]).flatten();
        let (first, last) =
            (starts.chain([cycle.0]).min().unwrap_or(cycle.0), ends.chain([cycle.1]).max().unwrap_or(cycle.1));
        let months = whole(months(first, last), zoom);
        let first = months.first().copied().unwrap_or(first);
        let end = months.last().and_then(|month| month.last_of_month().tomorrow().ok()).unwrap_or(last);
        Self { months, first, end, half_units: zoom.half_units_a_day() }
    }

    fn holds(&self, day: Date) -> bool {
        self.first <= day && day < self.end
    }

    /// Where a day begins.
    fn x(&self, day: Date) -> i64 {
        MARGIN + days(self.first, day) * self.half_units / 2
    }

    /// Both days whole.
    fn span(&self, from: Date, to: Date) -> Span {
        let (x, end) = (self.x(from), self.x(to.tomorrow().unwrap_or(to)));
        Span { x, width: end - x }
    }

    fn width(&self) -> i64 {
        self.x(self.end) + MARGIN
    }

    fn columns(&self, zoom: Zoom) -> Vec<Column> {
        let parts = self.months.chunks(zoom.months());
        let column = |part: &[Date]| {
            let (from, last) = (*part.first()?, part.last()?.last_of_month());
            Some(Column { from, span: self.span(from, last) })
        };
        parts.filter_map(column).collect()
    }
}

/// Months made whole quarters, where those are what is shown.
fn whole(shown: Vec<Date>, zoom: Zoom) -> Vec<Date> {
    let (Some(first), Some(last)) = (shown.first().copied(), shown.last().copied()) else { return shown };
    if zoom == Zoom::Month {
        return shown;
    }
    let from = Date::new(first.year(), (first.month() - 1) / 3 * 3 + 1, 1).unwrap_or(first);
    let to = Date::new(last.year(), (last.month() - 1) / 3 * 3 + 3, 1).unwrap_or(last);
    months(from, to)
}

fn bar(scale: &Scale, line: &Line, y: i64, today: Date) -> Bar {
    let span = scale.span(line.starts_on, line.due_on);
    let is_late = rules::is_late(line.state, line.due_on, today);
    let after = line.due_on.tomorrow().unwrap_or(line.due_on);
    // Today itself is not over yet.
    let until = today.yesterday().unwrap_or(today).min(scale.end.yesterday().unwrap_or(today));
    let length = i64::try_from(line.label.chars().count()).unwrap_or(i64::MAX) * LETTER;
    // Before the right edge where it would run past it.
    let ends = span.x + length > scale.width() && span.x + span.width > scale.width() / 2;
    Bar {
        number: line.number,
        state: line.state,
        y,
        late: (is_late && until >= after).then(|| scale.span(after, until)),
        planned: line.planned.map(|(from, to)| scale.span(from, to)),
        label: line.label.clone(),
        label_x: if ends { scale.width() - MARGIN } else { span.x },
        ends,
        span,
    }
}

fn arrow(bars: &[Bar], from: i64, to: i64) -> Option<Arrow> {
    let (first, second) = (bars.iter().find(|bar| bar.number == from)?, bars.iter().find(|bar| bar.number == to)?);
    let (x1, y1) = (first.span.x + first.span.width, first.y + BAR_Y + BAR_HEIGHT / 2);
    let (x2, y2) = (second.span.x, second.y + BAR_Y + BAR_HEIGHT / 2);
    let points = if x2 >= x1 + 2 * TURN {
        vec![(x1, y1), (x1 + TURN, y1), (x1 + TURN, y2), (x2, y2)]
    } else {
        // It begins before the other ends: the way back runs between two rows.
        let between = if y2 > y1 { first.y + ROW - 2 } else { first.y };
        vec![(x1, y1), (x1 + TURN, y1), (x1 + TURN, between), (x2 - TURN, between), (x2 - TURN, y2), (x2, y2)]
    };
    Some(Arrow { from, to, points })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn line(number: i64, from: &str, to: &str, waits: &[i64]) -> Line {
        Line {
            number,
            label: format!("{number} · Action"),
            starts_on: day(from),
            due_on: day(to),
            planned: None,
            state: State::InProgress,
            waits: waits.to_vec(),
        }
    }

    fn chart(lines: Vec<Line>, today: &str, zoom: Zoom) -> Chart {
        let band = Band { title: "Critères".to_owned(), lines };
        draw(&[band], (day("2026-10-01"), day("2026-12-31")), day(today), zoom)
    }

    /// October has 31 days, November 30, December 31: 92 days, three units each.
    #[test]
    fn months_are_as_wide_as_their_days() {
        let chart = chart(vec![line(1, "2026-10-01", "2026-10-31", &[])], "2026-11-15", Zoom::Month);
        let columns: Vec<(i64, i64)> = chart.columns.iter().map(|column| (column.span.x, column.span.width)).collect();
        assert_eq!(columns, [(8, 93), (101, 90), (191, 93)]);
        assert_eq!(chart.width, 8 + 92 * 3 + 8);
        assert_eq!(chart.height, HEAD + TITLE + ROW + 8);
        // 45 days after the first of October.
        assert_eq!(chart.today, Some(8 + 45 * 3));
        assert_eq!(chart.bars[0].span, Span { x: 8, width: 93 });
        assert_eq!(chart.titles, [(HEAD + 24, "Critères".to_owned())]);
    }

    /// With quarters a day is one unit and a half, and a year that begins in November has its whole fourth quarter.
    #[test]
    fn quarters_are_whole_and_half_as_wide() {
        let band = Band { title: String::new(), lines: vec![line(1, "2026-12-01", "2027-01-31", &[])] };
        let chart = draw(&[band], (day("2026-11-15"), day("2027-02-14")), day("2028-01-01"), Zoom::Quarter);
        let columns: Vec<(String, i64, i64)> =
            chart.columns.iter().map(|column| (column.from.to_string(), column.span.x, column.span.width)).collect();
        // 92 days are 138 units; 90 are 135.
        assert_eq!(columns, [("2026-10-01".to_owned(), 8, 138), ("2027-01-01".to_owned(), 146, 135)]);
        // From the 61st day after the first of October, 62 days.
        assert_eq!(chart.bars[0].span, Span { x: 8 + 91, width: 93 });
        assert_eq!(chart.today, None, "it is far from here");
    }

    /// Due on 10 November and not done on the 20th: the nine days from the 11th to the 19th are late.
    #[test]
    fn what_is_late_goes_on_until_today_and_what_was_planned_stays_under_it() {
        let late =
            Line { planned: Some((day("2026-10-01"), day("2026-10-31"))), ..line(1, "2026-11-01", "2026-11-10", &[]) };
        let done = Line { state: State::Done, ..line(2, "2026-11-01", "2026-11-10", &[]) };
        let chart = chart(vec![late, done], "2026-11-20", Zoom::Month);
        assert_eq!(chart.bars[0].span, Span { x: 101, width: 30 });
        assert_eq!(chart.bars[0].late, Some(Span { x: 131, width: 27 }));
        assert_eq!(chart.bars[0].planned, Some(Span { x: 8, width: 93 }));
        assert_eq!((chart.bars[1].late, chart.bars[1].planned), (None, None));
        assert_eq!(chart.bars[1].y, chart.bars[0].y + ROW);
    }

    #[test]
    fn an_arrow_leads_from_an_end_to_a_beginning() {
        let chart = chart(
            vec![line(1, "2026-10-01", "2026-10-31", &[]), line(2, "2026-11-30", "2026-12-31", &[1])],
            "2026-10-01",
            Zoom::Month,
        );
        let middle = HEAD + TITLE + BAR_Y + BAR_HEIGHT / 2;
        let expected = vec![(101, middle), (107, middle), (107, middle + ROW), (188, middle + ROW)];
        assert_eq!(chart.arrows, [Arrow { from: 1, to: 2, points: expected }]);
        assert_eq!(chart.arrows[0].path(), format!("M101 {middle} H107 V{} H188", middle + ROW));
    }

    #[test]
    fn an_arrow_to_what_begins_too_soon_goes_back_between_the_rows() {
        let chart = chart(
            vec![line(1, "2026-10-01", "2026-11-30", &[2]), line(2, "2026-10-01", "2026-12-31", &[])],
            "2026-10-01",
            Zoom::Month,
        );
        let (first, second) = (HEAD + TITLE + BAR_Y + 7, HEAD + TITLE + ROW + BAR_Y + 7);
        // Upwards, from the end of the second at 284 to the beginning of the first at 8, above the row of the second.
        let expected =
            vec![(284, second), (290, second), (290, HEAD + TITLE + ROW), (2, HEAD + TITLE + ROW), (2, first), (8, first)];
        assert_eq!(chart.arrows[0].points, expected);
    }

    /// The chart is 292 wide; ten letters take 80.
    #[test]
    fn a_label_near_the_right_edge_ends_there() {
        let chart = chart(
            vec![line(1, "2026-10-01", "2026-10-02", &[]), line(2, "2026-12-28", "2026-12-31", &[])],
            "2026-10-01",
            Zoom::Month,
        );
        assert_eq!((chart.bars[0].label_x, chart.bars[0].ends), (8, false));
        assert_eq!((chart.bars[1].label_x, chart.bars[1].ends), (284, true));
    }
}

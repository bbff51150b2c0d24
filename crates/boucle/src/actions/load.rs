//! Hours that the plan asks of each organisation, month by month, held against those that it pledged.
//!
//! The rule, to be checked by hand: the hours of an action are the same on each day from its start to its due date, both
//! counted, Saturdays and Sundays as well; a month has the hours of its days. Sums up to the end of each month are rounded to
//! the tenth of an hour, halves upwards, so that the months of an action always sum to its hours. What was dropped asks
//! nothing. An organisation has its pledged hours in every month that the cycle touches, and none outside.

use std::collections::BTreeMap;

use db::{Date, Uuid};

use super::rules::days;

/// Hours in tenths: `35` is three and a half hours.
pub type Tenths = i64;

/// What an action asks of an organisation.
#[derive(Debug, Clone)]
pub struct Asked {
    pub organisation: Uuid,
    pub hours: i64,
    pub starts_on: Date,
    pub due_on: Date,
}

/// One organisation in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    pub planned: Tenths,
    pub pledged: Tenths,
}

impl Cell {
    /// By how much the plan asks more than was pledged.
    pub fn over(self) -> Tenths {
        (self.planned - self.pledged).max(0)
    }
}

/// Months in order, and for each organisation a cell in each of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Load {
    /// The first day of each.
    pub months: Vec<Date>,
    pub rows: Vec<(Uuid, Vec<Cell>)>,
}

impl Load {
    /// Of these organisations, in this order: each with what it pledged a month.
    pub fn of(asked: &[Asked], pledged: &[(Uuid, i64)], cycle: (Date, Date)) -> Self {
        let first = asked.iter().map(|one| one.starts_on).chain([cycle.0]).min().unwrap_or(cycle.0);
        let last = asked.iter().map(|one| one.due_on).chain([cycle.1]).max().unwrap_or(cycle.1);
        let months = months(first, last);
        let of_cycle = self::months(cycle.0, cycle.1);
        let mut planned: BTreeMap<(Uuid, Date), Tenths> = BTreeMap::new();
        for one in asked {
            for (month, tenths) in spread(one.hours, one.starts_on, one.due_on) {
                *planned.entry((one.organisation, month)).or_default() += tenths;
            }
        }
        let row = |(organisation, hours): &(Uuid, i64)| {
            let cell = |month: &Date| Cell {
                planned: planned.get(&(*organisation, *month)).copied().unwrap_or(0),
                pledged: if of_cycle.contains(month) { hours * 10 } else { 0 },
            };
            (*organisation, months.iter().map(cell).collect())
        };
        Self { rows: pledged.iter().map(row).collect(), months }
    }

    /// Of all months.
    pub fn total(cells: &[Cell]) -> Cell {
        let sum = |of: fn(&Cell) -> Tenths| cells.iter().map(of).sum();
        Cell { planned: sum(|cell| cell.planned), pledged: sum(|cell| cell.pledged) }
    }
}

/// The hours of an action by month, the first day of each.
fn spread(hours: i64, starts_on: Date, due_on: Date) -> Vec<(Date, Tenths)> {
    let all = days(starts_on, due_on) + 1;
    let mut before = 0;
    let share = |month: Date| {
        let through = days(starts_on, month.last_of_month().min(due_on)) + 1;
        // Half a tenth more, so that cutting rounds halves upwards.
        let up_to = (20 * hours * through + all) / (2 * all);
        let own = up_to - before;
        before = up_to;
        (month, own)
    };
    months(starts_on, due_on).into_iter().map(share).collect()
}

/// The first days of all months from that of a day to that of another.
pub fn months(from: Date, to: Date) -> Vec<Date> {
    let next = |month: &Date| month.last_of_month().tomorrow().ok();
    std::iter::successors(Some(from.first_of_month()), next).take_while(|month| *month <= to).collect()
}

/// What is drawn of one organisation in one month: bars stand on `base`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub x: i64,
    /// What was pledged, as a box.
    pub pledged: i64,
    /// What is planned within it, and what goes beyond.
    pub within: i64,
    pub over: i64,
    /// How much that is.
    pub beyond: Tenths,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where its name stands.
    pub name_y: i64,
    pub base: i64,
    pub bars: Vec<Bar>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub width: i64,
    pub height: i64,
    /// Where the name of each month stands.
    pub months: Vec<i64>,
    pub rows: Vec<Row>,
}

const MONTH_WIDTH: i64 = 90;
pub const BAR_WIDTH: i64 = 56;
/// Of the tallest bar.
const TALLEST: i64 = 48;
const HEAD: i64 = 26;
const ROW_HEIGHT: i64 = 108;
/// Below a name, for what is written on a bar.
const LABEL: i64 = 22;
const MARGIN: i64 = 8;

/// Bars of all organisations on one scale.
pub fn draw(load: &Load) -> Chart {
    let cells = load.rows.iter().flat_map(|(_, cells)| cells);
    let most = cells.map(|cell| cell.planned.max(cell.pledged)).max().unwrap_or(0).max(1);
    let height = |tenths: Tenths| (2 * tenths * TALLEST + most) / (2 * most);
    let x = |at: usize| MARGIN + i64::try_from(at).unwrap_or(0) * MONTH_WIDTH;
    let bar = |(at, cell): (usize, &Cell)| Bar {
        x: x(at),
        pledged: height(cell.pledged),
        within: height(cell.planned.min(cell.pledged)),
        over: height(cell.planned) - height(cell.planned.min(cell.pledged)),
        beyond: cell.over(),
    };
    let row = |(at, (_, cells)): (i64, &(Uuid, Vec<Cell>))| Row {
        name_y: HEAD + at * ROW_HEIGHT + 16,
        base: HEAD + at * ROW_HEIGHT + 16 + LABEL + TALLEST,
        bars: cells.iter().enumerate().map(bar).collect(),
    };
    let rows: Vec<Row> = (0..).zip(&load.rows).map(row).collect();
    Chart {
        width: x(load.months.len()) + MARGIN,
        height: HEAD + i64::try_from(rows.len()).unwrap_or(0) * ROW_HEIGHT,
        months: (0..load.months.len()).map(x).collect(),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn spread_of(hours: i64, from: &str, to: &str) -> Vec<(String, Tenths)> {
        let months = spread(hours, day(from), day(to));
        months.into_iter().map(|(month, tenths)| (month.strftime("%Y-%m").to_string(), tenths)).collect()
    }

    fn said(months: &[(&str, Tenths)]) -> Vec<(String, Tenths)> {
        months.iter().map(|(month, tenths)| ((*month).to_owned(), *tenths)).collect()
    }

    /// Worked by hand. 16 November to 15 December: fifteen days each, half of 30 hours. 31 January to 2 February: one day of
    /// three is 3.33 hours, said as 3.3, and 6.7 are left. 31 December to 1 February: 33 days; 7/33 is 0.21, 7 × 32/33 is 6.79.
    #[test]
    fn the_hours_of_an_action_are_those_of_its_days() {
        assert_eq!(spread_of(30, "2026-11-16", "2026-12-15"), said(&[("2026-11", 150), ("2026-12", 150)]));
        assert_eq!(spread_of(10, "2027-01-31", "2027-02-02"), said(&[("2027-01", 33), ("2027-02", 67)]));
        assert_eq!(spread_of(7, "2026-12-31", "2027-02-01"), said(&[("2026-12", 2), ("2027-01", 66), ("2027-02", 2)]));
        assert_eq!(spread_of(8, "2028-02-29", "2028-02-29"), said(&[("2028-02", 80)]));
    }

    /// Two organisations from October to December 2026, of which one pledged 10 hours a month and is asked for 12 in
    /// November: 2 too many. The other pledged nothing. What is asked of it after the cycle shows in a month of its own.
    #[test]
    fn more_than_was_pledged_shows_in_its_month() {
        let (town, clinic) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let asked =
            |organisation, hours, from: &str, to: &str| Asked { organisation, hours, starts_on: day(from), due_on: day(to) };
        let load = Load::of(
            &[
                asked(town, 12, "2026-11-02", "2026-11-27"),
                asked(town, 4, "2026-12-01", "2026-12-04"),
                asked(clinic, 3, "2027-01-11", "2027-01-11"),
            ],
            &[(town, 10), (clinic, 0)],
            (day("2026-10-15"), day("2026-12-31")),
        );
        let months: Vec<String> = load.months.iter().map(ToString::to_string).collect();
        assert_eq!(months, ["2026-10-01", "2026-11-01", "2026-12-01", "2027-01-01"]);
        let cell = |planned, pledged| Cell { planned, pledged };
        assert_eq!(load.rows[0].1, [cell(0, 100), cell(120, 100), cell(40, 100), cell(0, 0)]);
        assert_eq!(load.rows[1].1, [cell(0, 0), cell(0, 0), cell(0, 0), cell(30, 0)]);
        assert_eq!(load.rows[0].1[1].over(), 20);
        assert_eq!(Load::total(&load.rows[0].1), cell(160, 300));
    }

    /// 12 hours are the most, so they are 48 high and each hour 4: 10 pledged hours are 40, the 2 beyond are 8.
    #[test]
    fn all_bars_have_one_scale() {
        let cells = vec![Cell { planned: 120, pledged: 100 }, Cell { planned: 50, pledged: 100 }];
        let chart = draw(&Load { months: vec![day("2026-11-01"), day("2026-12-01")], rows: vec![(Uuid::nil(), cells)] });
        assert_eq!((chart.width, chart.height), (8 + 2 * 90 + 8, 26 + 108));
        assert_eq!(chart.months, [8, 98]);
        assert_eq!(
            chart.rows[0].bars,
            [
                Bar { x: 8, pledged: 40, within: 40, over: 8, beyond: 20 },
                Bar { x: 98, pledged: 40, within: 20, over: 0, beyond: 0 }
            ]
        );
        assert_eq!(chart.rows[0].base, 26 + 16 + 22 + 48);
    }

    #[test]
    fn an_empty_plan_is_drawn_as_well() {
        assert_eq!(draw(&Load::default()), Chart { width: 16, height: 26, months: vec![], rows: vec![] });
    }

    proptest! {
        #[test]
        fn no_hour_is_lost_or_made(hours in 1_i64..5000, start in 0_i32..4000, lasts in 0_i32..900) {
            let starts_on = Date::constant(2024, 1, 1).checked_add(start.days()).unwrap();
            let due_on = starts_on.checked_add(lasts.days()).unwrap();
            let parts = spread(hours, starts_on, due_on);
            prop_assert_eq!(parts.iter().map(|(_, tenths)| tenths).sum::<Tenths>(), hours * 10);
            for (month, tenths) in parts {
                let from = month.max(starts_on);
                let exact = 10.0 * hours as f64 * (days(from, month.last_of_month().min(due_on)) + 1) as f64 / f64::from(lasts + 1);
                prop_assert!((exact - tenths as f64).abs() <= 1.0, "{month}: {tenths} for {exact}");
            }
        }
    }
}

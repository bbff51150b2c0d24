/// The questionnaire that comes with the program, as its file is (`data/SOURCES.md`).
pub static SHIPPED: &str = include_str!("../../../../data/assessment/small_firms_1.json");

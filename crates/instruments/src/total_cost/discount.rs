//! Factors of discounting, as in NIST Handbook 135 (Fuller and Petersen, 1995), chapter 3 and appendix A.
//!
//! Years are whole, so powers are products of at most a few dozen terms: the same bits on every machine, which a library's
//! `pow` does not promise.

/// `(1 + rate)^years`.
pub fn growth(rate: f64, years: u32) -> f64 {
    (0..years).fold(1.0, |product, _| product * (1.0 + rate))
}

/// Single present value: what one unit paid at the end of a year is worth today, `1 / (1 + d)^t`.
pub fn single(rate: f64, year: u32) -> f64 {
    1.0 / growth(rate, year)
}

/// The same for a unit paid in the middle of a year, `1 / (1 + d)^(t − ½)`; year 0 is the base date itself.
pub fn single_mid_year(rate: f64, year: u32) -> f64 {
    if year == 0 { 1.0 } else { single(rate, year) * (1.0 + rate).sqrt() }
}

/// Uniform present value: one unit at the end of each of `years` years, `Σ 1 / (1 + d)^t`.
pub fn uniform(rate: f64, years: u32) -> f64 {
    uniform_escalating(rate, 0.0, years)
}

/// Modified uniform present value (UPV*): a unit that rises by `escalation` a year, `Σ ((1 + e) / (1 + d))^t`.
/// It is `years` when both rates are equal.
pub fn uniform_escalating(rate: f64, escalation: f64, years: u32) -> f64 {
    let step = (1.0 + escalation) / (1.0 + rate);
    (0..years).fold((0.0, 1.0), |(sum, power), _| (sum + power * step, power * step)).0
}

/// Uniform capital recovery: the yearly amount worth one unit today, `d (1 + d)^n / ((1 + d)^n − 1)`, and `1 / n` at a rate of 0.
pub fn capital_recovery(rate: f64, years: u32) -> f64 {
    1.0 / uniform(rate, years)
}

/// `(1 + nominal) / (1 + inflation) − 1`.
pub fn real_rate(nominal: f64, inflation: f64) -> f64 {
    (1.0 + nominal) / (1.0 + inflation) - 1.0
}

/// `(1 + real) (1 + inflation) − 1`.
pub fn nominal_rate(real: f64, inflation: f64) -> f64 {
    (1.0 + real) * (1.0 + inflation) - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_of_zero_makes_the_sum_of_the_years() {
        assert!((uniform(0.0, 12) - 12.0).abs() < 1e-12);
        assert!((capital_recovery(0.0, 12) - 1.0 / 12.0).abs() < 1e-12);
        assert!((single_mid_year(0.0, 7) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_middle_of_the_first_year_is_half_a_year_away() {
        // 1 / 1.0609^0.5 = 1 / 1.03
        assert!((single_mid_year(0.0609, 1) - 1.0 / 1.03).abs() < 1e-12);
        assert!((single_mid_year(0.0609, 0) - 1.0).abs() < 1e-12);
    }
}

//! The functions of statistics that drawing needs. Logarithms and powers come from `libm`, the same on every machine.

#![expect(clippy::excessive_precision, reason = "constants are written as their author published them")]

/// The value under which a standard normal variable falls with probability `p`, for 0 < p < 1.
/// Algorithm AS 241 (PPND16) of M. J. Wichura, Applied Statistics 37 (1988) 477–484; relative error about 1e-16.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * polynomial(&CENTRE_ABOVE, r) / polynomial(&CENTRE_BELOW, r);
    }
    let r = (-libm::log(if q < 0.0 { p } else { 1.0 - p })).sqrt();
    let tail = if r <= 5.0 {
        polynomial(&NEAR_ABOVE, r - 1.6) / polynomial(&NEAR_BELOW, r - 1.6)
    } else {
        polynomial(&FAR_ABOVE, r - 5.0) / polynomial(&FAR_BELOW, r - 5.0)
    };
    if q < 0.0 { -tail } else { tail }
}

/// Probability that a standard normal variable is at most `x`.
pub fn normal_probability(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Density of the standard normal variable.
pub fn normal_density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) / (2.0 * std::f64::consts::PI).sqrt()
}

/// A beta variable on the interval from 0 to 1.
#[derive(Debug, Clone, Copy)]
pub struct Beta {
    a: f64,
    b: f64,
    /// log B(a, b)
    log: f64,
}

impl Beta {
    pub fn new(a: f64, b: f64) -> Beta {
        Beta { a, b, log: libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b) }
    }

    /// The variable that is 1 less this one.
    pub fn mirrored(self) -> Beta {
        Beta { a: self.b, b: self.a, log: self.log }
    }

    /// Regularised incomplete beta function I_x(a, b), by the continued fraction of DLMF 8.17.22 (evaluated by Lentz's method),
    /// on the side where it converges fast.
    pub fn probability(self, x: f64) -> f64 {
        if x <= 0.0 {
            0.0
        } else if x >= 1.0 {
            1.0
        } else if x > (self.a + 1.0) / (self.a + self.b + 2.0) {
            1.0 - self.mirrored().probability(1.0 - x)
        } else {
            libm::exp(self.log_front(x)) * self.fraction(x) / self.a
        }
    }

    /// The x under which it falls with probability `p`.
    pub fn quantile(self, p: f64) -> f64 {
        // near 0, p ≈ x^a / (a B(a, b))
        let guess = (libm::log(p * self.a) + self.log) / self.a;
        libm::exp(self.log_quantile(p, if guess < 0.0 { guess } else { -0.7 }))
    }

    /// Logarithm of the quantile, from a guess: Halley's steps, or bisection when one would leave the bracket.
    pub fn log_quantile(self, p: f64, guess: f64) -> f64 {
        let (mut low, mut high) = (-740.0_f64, 0.0_f64);
        let mut at = guess.clamp(low, -1e-12);
        for _ in 0..200 {
            let x = libm::exp(at);
            let over = self.probability(x) - p;
            if over > 0.0 {
                high = at;
            } else {
                low = at;
            }
            let newton = over / self.slope(x);
            // how much the slope changes on the way: Halley's correction, as long as it is a small one
            let bend = newton * (self.a - (self.b - 1.0) * x / (1.0 - x));
            let halley = -newton / if bend.abs() < 1.0 { 1.0 - 0.5 * bend } else { 1.0 };
            let is_inside = (low..=high).contains(&(at + halley));
            let step = if is_inside { halley } else { 0.5 * (low + high) - at };
            at += step;
            // the error after a step of Halley's is about the cube of the step
            if is_inside && step.abs() < 1e-6 || step.abs() < 1e-16 {
                break;
            }
        }
        at
    }

    /// d p / d log x: x times the density.
    pub fn slope(self, x: f64) -> f64 {
        libm::exp(self.log_front(x) - libm::log1p(-x))
    }

    /// log( x^a (1 − x)^b / B(a, b) ).
    fn log_front(self, x: f64) -> f64 {
        self.a * libm::log(x) + self.b * libm::log1p(-x) - self.log
    }

    fn fraction(self, x: f64) -> f64 {
        const TINY: f64 = 1e-300;
        let (a, b) = (self.a, self.b);
        let kept = |value: f64| if value.abs() < TINY { TINY } else { value };
        let mut c = 1.0;
        let mut d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0));
        let mut fraction = d;
        for step in 1..1000_u32 {
            let m = f64::from(step);
            let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
            d = 1.0 / kept(1.0 + even * d);
            c = kept(1.0 + even / c);
            fraction *= d * c;
            let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
            d = 1.0 / kept(1.0 + odd * d);
            c = kept(1.0 + odd / c);
            let change = d * c;
            fraction *= change;
            if (change - 1.0).abs() < 1e-15 {
                break;
            }
        }
        fraction
    }
}

fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

// The constants of AS 241, lowest power first.
const CENTRE_ABOVE: [f64; 8] = [
    3.387_132_872_796_366_608,
    133.141_667_891_784_377_45,
    1_971.590_950_306_551_442_7,
    13_731.693_765_509_461_125,
    45_921.953_931_549_871_457,
    67_265.770_927_008_700_853,
    33_430.575_583_588_128_105,
    2_509.080_928_730_122_672_7,
];
const CENTRE_BELOW: [f64; 8] = [
    1.0,
    42.313_330_701_600_911_252,
    687.187_007_492_057_908_3,
    5_394.196_021_424_751_107_7,
    21_213.794_301_586_595_867,
    39_307.895_800_092_710_610,
    28_729.085_735_721_942_674,
    5_226.495_278_852_854_561_0,
];
const NEAR_ABOVE: [f64; 8] = [
    1.423_437_110_749_683_577_34,
    4.630_337_846_156_545_295_90,
    5.769_497_221_460_691_405_50,
    3.647_848_324_763_204_605_04,
    1.270_458_252_452_368_382_58,
    0.241_780_725_177_450_611_77,
    0.022_723_844_989_269_184_583_3,
    7.745_450_142_783_414_076_4e-4,
];
const NEAR_BELOW: [f64; 8] = [
    1.0,
    2.053_191_626_637_758_821_87,
    1.676_384_830_183_803_849_40,
    0.689_767_334_985_100_004_55,
    0.148_103_976_427_480_074_59,
    0.015_198_666_563_616_457_196_6,
    5.475_938_084_995_344_946_0e-4,
    1.050_750_071_644_416_843_24e-9,
];
const FAR_ABOVE: [f64; 8] = [
    6.657_904_643_501_103_777_20,
    5.463_784_911_164_114_369_90,
    1.784_826_539_917_291_335_80,
    0.296_560_571_828_504_891_23,
    0.026_532_189_526_576_123_093,
    1.242_660_947_388_078_438_6e-3,
    2.711_555_568_743_487_578_15e-5,
    2.010_334_399_292_288_132_65e-7,
];
const FAR_BELOW: [f64; 8] = [
    1.0,
    0.599_832_206_555_887_937_69,
    0.136_929_880_922_735_805_31,
    0.014_875_361_290_850_615_025,
    7.868_691_311_456_132_591e-4,
    1.846_318_317_510_054_681_80e-5,
    1.421_511_758_316_445_888_7e-7,
    2.044_263_103_389_939_785_64e-15,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_the_normal_are_those_of_tables() {
        for (p, x) in
            [(0.5, 0.0), (0.975, 1.959_963_984_540_054), (0.1, -1.281_551_565_544_600_4), (1e-9, -5.997_807_015_007_686_9)]
        {
            assert!((normal_quantile(p) - x).abs() < 1e-13, "{p}: {}", normal_quantile(p));
        }
        for step in 1..200 {
            let p = f64::from(step) / 200.0;
            assert!((normal_probability(normal_quantile(p)) - p).abs() < 1e-14);
        }
    }

    #[test]
    fn the_incomplete_beta_is_what_its_closed_forms_say() {
        // I_x(2, 3) = 6x² − 8x³ + 3x⁴ ; I_x(1, 1) = x ; I_x(a, 1) = x^a
        for step in 1..100 {
            let x = f64::from(step) / 100.0;
            let closed = 6.0 * x * x - 8.0 * x * x * x + 3.0 * x * x * x * x;
            assert!((Beta::new(2.0, 3.0).probability(x) - closed).abs() < 1e-14);
            assert!((Beta::new(1.0, 1.0).probability(x) - x).abs() < 1e-14);
            assert!((Beta::new(2.0, 3.0).quantile(closed) - x).abs() < 1e-12, "{x}");
            assert!((Beta::new(5.0, 1.0).quantile(x) - libm::pow(x, 0.2)).abs() < 1e-12, "{x}");
        }
        assert!((Beta::new(1.0, 5.0).quantile(1e-10) - 2e-11).abs() < 1e-18);
    }
}

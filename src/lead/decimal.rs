//! Exact decimals: what a number attribute holds, and the milli-points of scores. No float, no rounding.

use crate::digits;
use crate::prelude::*;

/// How many milli-units make one.
#[cfg(feature = "policy")]
pub(crate) const MILLI: i64 = 1000;

/// Significant digits that a lead's number may have; every double holds that many exactly.
const MAX_DIGITS: usize = 15;

/// The first number with more of them.
const MOST: i64 = 1_000_000_000_000_000;

/// Significant digits that ECMAScript ever prints.
const ALL_DIGITS: usize = 17;

/// Decimal places that a number may have.
const MAX_PLACES: i32 = 3;

/// The longest number that ECMAScript prints without a power of ten.
const MAX_PLAIN: i32 = 21;

/// The digits of a number, as they are read.
#[derive(Clone, Copy, Default)]
pub(crate) struct Digits {
    mantissa: i64,
    exponent: i32,
    significant: usize,
    /// Zeros that count once another digit follows them.
    zeros: usize,
    /// Whether the digits that follow stand behind the point.
    behind_point: bool,
}

impl Digits {
    pub(crate) fn push(&mut self, digit: u8) {
        self.exponent -= i32::from(self.behind_point);
        if digit == 0 {
            self.zeros += usize::from(self.mantissa != 0);
            return;
        }
        self.significant += self.zeros + 1;
        // Beyond them it is no number, whatever follows.
        if self.significant <= ALL_DIGITS {
            for _ in 0..=self.zeros {
                self.mantissa *= 10;
            }
            self.mantissa += i64::from(digit);
        }
        self.zeros = 0;
    }

    /// The same, with a point.
    pub(crate) fn pointed(self) -> Digits {
        Digits { behind_point: true, ..self }
    }

    /// The power of ten of the last digit that counts.
    fn power(self) -> i32 {
        self.exponent.saturating_add(i32::try_from(self.zeros).unwrap_or(i32::MAX))
    }

    /// How many digits stand before the point, without leading zeros; for 0.05, one less than none.
    pub(crate) fn width(self) -> i32 {
        self.power().saturating_add(i32::try_from(self.significant).unwrap_or(i32::MAX))
    }

    /// What they come to times a power of ten; none beyond so many digits, or three decimals.
    fn value(self, power: i32, most: usize) -> Option<Decimal> {
        let decimal = Decimal::normal(self.mantissa, self.power().checked_add(power)?);
        (self.significant <= most && decimal.exponent >= -MAX_PLACES).then_some(decimal)
    }

    /// What they come to in a lead, times a power of ten; none beyond 15 significant digits or three decimals.
    pub(crate) fn times(self, power: i32) -> Option<Decimal> {
        self.value(power, MAX_DIGITS)
    }
}

/// `mantissa × 10^exponent`, without trailing zeros; at least 10⁻³.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    mantissa: i64,
    exponent: i32,
}

impl Decimal {
    /// Below every number, for a range without a low end.
    pub(crate) const LOWEST: Decimal = Decimal { mantissa: i64::MIN, exponent: 0 };
    /// Above every number, for a range without a high end.
    pub(crate) const HIGHEST: Decimal = Decimal { mantissa: i64::MAX, exponent: 0 };

    /// Whether it is one of these two.
    pub(crate) fn is_open(self) -> bool {
        self.mantissa == i64::MIN || self.mantissa == i64::MAX
    }

    /// A number of milli-units.
    #[must_use]
    pub(crate) fn from_milli(milli: i64) -> Decimal {
        Decimal::normal(milli, -MAX_PLACES)
    }

    /// Reads the text of a lead's JSON number; none beyond 15 significant digits or three decimals.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Decimal> {
        Decimal::read(text, MAX_DIGITS)
    }

    /// Reads the text of a policy's number; none beyond three decimals.
    #[cfg(feature = "policy")]
    pub(crate) fn parse_any(text: &str) -> Option<Decimal> {
        Decimal::read(text, ALL_DIGITS)
    }

    fn read(text: &str, most: usize) -> Option<Decimal> {
        let mut digits = Digits::default();
        let mut power = 0;
        for (place, byte) in text.bytes().enumerate() {
            match byte {
                b'-' => {}
                b'.' => digits = digits.pointed(),
                b'0'..=b'9' => digits.push(byte - b'0'),
                _ => {
                    power = read_power(text.get(place + 1..)?)?;
                    break;
                }
            }
        }
        Some(digits.value(power, most)?.signed(text.starts_with('-')))
    }

    /// The same, below zero where one says so.
    pub(crate) fn signed(self, negative: bool) -> Decimal {
        Decimal { mantissa: if negative { -self.mantissa } else { self.mantissa }, ..self }
    }

    /// The same, where it has no more digits than a lead's number.
    pub(crate) fn as_said(self) -> Option<Decimal> {
        if self.mantissa < MOST { Some(self) } else { None }
    }

    fn normal(mut mantissa: i64, mut exponent: i32) -> Decimal {
        if mantissa == 0 {
            return Decimal { mantissa, exponent: 0 };
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Decimal { mantissa, exponent }
    }

    /// In milli-units; beyond `i64`, its nearest end (farther out than anything that a policy compares with).
    #[must_use]
    pub(crate) fn milli(self) -> i64 {
        let mut milli = self.mantissa;
        for _ in 0..(self.exponent + MAX_PLACES).min(19) {
            milli = milli.saturating_mul(10);
        }
        milli
    }

    /// This and some milli-units more; unchanged where it is too large for them to matter.
    pub(crate) fn plus_milli(self, more: i64) -> Decimal {
        match self.milli() {
            i64::MIN | i64::MAX => self,
            milli => milli.checked_add(more).map_or(self, Decimal::from_milli),
        }
    }

    /// Appends the text that ECMAScript prints for it.
    pub(crate) fn push(self, out: &mut String) {
        if self.mantissa < 0 {
            out.push('-');
        }
        let places = usize::try_from(-self.exponent).unwrap_or(0);
        let mut digits = String::new();
        digits::push(self.mantissa.unsigned_abs(), places + 1, &mut digits);
        let point = i32::try_from(digits.len()).unwrap_or(0) + self.exponent;
        let cut = if point > MAX_PLAIN { 1 } else { digits.len() - places };
        let (whole, rest) = digits.split_at_checked(cut).unwrap_or((&digits, ""));
        out.push_str(whole);
        if !rest.is_empty() {
            out.push('.');
            out.push_str(rest);
        }
        if point > MAX_PLAIN {
            out.push_str("e+");
            digits::push(u64::from((point - 1).unsigned_abs()), 1, out);
        } else {
            for _ in 0..self.exponent {
                out.push('0');
            }
        }
    }

    /// The text that ECMAScript prints for it.
    #[must_use]
    pub(crate) fn text(self) -> String {
        let mut out = String::new();
        self.push(&mut out);
        out
    }
}

/// The power of ten behind an `e`.
fn read_power(text: &str) -> Option<i32> {
    let power = |digits: &str| i32::try_from(digits::read(digits)?).ok();
    match text.strip_prefix('-') {
        Some(digits) => power(digits).map(i32::wrapping_neg),
        None => power(text.strip_prefix('+').unwrap_or(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn a_number_is_printed_as_ecmascript_prints_it() {
        for (typed, printed) in [
            ("0", "0"),
            ("-0", "0"),
            ("20.0", "20"),
            ("2e1", "20"),
            ("0.001", "0.001"),
            ("-12.34", "-12.34"),
            ("79.375", "79.375"),
            ("999999999999999", "999999999999999"),
            ("1e20", "100000000000000000000"),
            ("1e21", "1e+21"),
            ("1.5e22", "1.5e+22"),
        ] {
            assert_eq!(Decimal::parse(typed).map(Decimal::text).as_deref(), Some(printed), "{typed}");
        }
    }

    #[test]
    fn too_many_digits_are_no_number() {
        for typed in ["1234567890123456", "0.0001", "1e-4", "1e99999999999", "1.2345"] {
            assert_eq!(Decimal::parse(typed), None, "{typed}");
        }
        assert_eq!(Decimal::parse("1e300").map(Decimal::milli), Some(i64::MAX));
        assert_eq!(Decimal::parse("-1e300").map(Decimal::milli), Some(i64::MIN));
    }
}

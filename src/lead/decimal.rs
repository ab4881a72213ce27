//! Exact decimals: what a number attribute holds, and the milli-points of scores. No float, no rounding.

use crate::digits;
use crate::prelude::*;

/// How many milli-units make one.
#[cfg(feature = "policy")]
pub(crate) const MILLI: i64 = 1000;

/// Significant digits that a lead's number may have; every double holds that many exactly.
const MAX_DIGITS: usize = 15;

/// Significant digits that ECMAScript ever prints.
#[cfg(feature = "policy")]
const ALL_DIGITS: usize = 17;

/// Decimal places that a number may have.
const MAX_PLACES: i32 = 3;

/// The longest number that ECMAScript prints without a power of ten.
const MAX_PLAIN: i32 = 21;

/// `mantissa × 10^exponent`, without trailing zeros; at least 10⁻³.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    mantissa: i64,
    exponent: i32,
}

impl Decimal {
    /// A number of milli-units.
    #[must_use]
    pub(crate) fn from_milli(milli: i64) -> Decimal {
        Decimal::normal(milli, -MAX_PLACES)
    }

    /// Reads the text of a lead's JSON number; none beyond 15 significant digits or three decimals.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Decimal> {
        Decimal::read(text, 0, MAX_DIGITS)
    }

    /// The same, times a power of ten.
    pub(crate) fn parse_times(text: &str, power: i32) -> Option<Decimal> {
        Decimal::read(text, power, MAX_DIGITS)
    }

    /// Reads the text of a policy's number; none beyond three decimals.
    #[cfg(feature = "policy")]
    pub(crate) fn parse_any(text: &str) -> Option<Decimal> {
        Decimal::read(text, 0, ALL_DIGITS)
    }

    #[inline(never)]
    fn read(text: &str, power: i32, most: usize) -> Option<Decimal> {
        let (mut mantissa, mut exponent) = (0_i64, power);
        let (mut significant, mut zeros) = (0_usize, 0_usize);
        let mut behind_point = false;
        for (place, byte) in text.bytes().enumerate() {
            match byte {
                b'-' => {}
                b'.' => behind_point = true,
                b'0'..=b'9' => {
                    exponent = exponent.checked_sub(i32::from(behind_point))?;
                    // Zeros count once another digit follows them.
                    zeros += usize::from(mantissa != 0);
                    if byte != b'0' {
                        significant += zeros.max(1);
                        if significant > most {
                            return None;
                        }
                        for _ in 0..zeros.max(1) {
                            mantissa = mantissa.checked_mul(10)?;
                        }
                        mantissa += i64::from(byte - b'0');
                        zeros = 0;
                    }
                }
                _ => {
                    exponent = exponent.checked_add(read_power(text.get(place + 1..)?)?)?;
                    break;
                }
            }
        }
        let decimal = Decimal::normal(mantissa, exponent.checked_add(i32::try_from(zeros).ok()?)?);
        let signed =
            Decimal { mantissa: if text.starts_with('-') { -decimal.mantissa } else { decimal.mantissa }, ..decimal };
        (signed.exponent >= -MAX_PLACES).then_some(signed)
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
    #[inline(never)]
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
    #[inline(never)]
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

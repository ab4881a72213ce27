//! Exact decimals: what a number attribute holds, and the milli-points of scores. No float, no rounding.

use crate::digits;

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

    /// Digits and an exponent; none beyond 15 significant digits or three decimals.
    pub(crate) fn new(negative: bool, digits: &str, exponent: i32) -> Option<Decimal> {
        Decimal::with_digits(negative, digits, exponent, MAX_DIGITS)
    }

    fn with_digits(negative: bool, digits: &str, exponent: i32, most: usize) -> Option<Decimal> {
        let significant = digits.trim_start_matches('0');
        let short = significant.trim_end_matches('0');
        if short.len() > most {
            return None;
        }
        let zeros = i32::try_from(significant.len() - short.len()).ok()?;
        let mantissa = if short.is_empty() { 0 } else { digits::read(short)? };
        let exponent = exponent.checked_add(zeros)?;
        let decimal = Decimal::normal(if negative { -mantissa } else { mantissa }, exponent);
        (decimal.exponent >= -MAX_PLACES).then_some(decimal)
    }

    /// Reads the text of a lead's JSON number; none beyond 15 significant digits or three decimals.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Decimal> {
        Decimal::parse_digits(text, MAX_DIGITS)
    }

    /// Reads the text of a policy's number; none beyond three decimals.
    #[cfg(feature = "policy")]
    pub(crate) fn parse_any(text: &str) -> Option<Decimal> {
        Decimal::parse_digits(text, ALL_DIGITS)
    }

    fn parse_digits(text: &str, most: usize) -> Option<Decimal> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (number, power) = match text.split_once(['e', 'E']) {
            Some((number, power)) => (number, read_power(power)?),
            None => (text, 0),
        };
        let (whole, places) = number.split_once('.').unwrap_or((number, ""));
        let exponent = i32::checked_sub(power, i32::try_from(places.len()).ok()?)?;
        Decimal::with_digits(negative, &[whole, places].concat(), exponent, most)
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

    /// The text that ECMAScript prints for it.
    #[must_use]
    pub(crate) fn text(self) -> String {
        let mut out = String::new();
        if self.mantissa < 0 {
            out.push('-');
        }
        let digits = digits::text(self.mantissa.unsigned_abs());
        let length = i32::try_from(digits.len()).unwrap_or(0);
        let point = length + self.exponent;
        if self.exponent >= 0 && point <= 21 {
            out.push_str(&digits);
            (0..self.exponent).for_each(|_| out.push('0'));
        } else if self.exponent >= 0 {
            let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
            out.push_str(first);
            if !rest.is_empty() {
                out.push('.');
                out.push_str(rest);
            }
            out.push_str("e+");
            digits::push(u64::from((point - 1).unsigned_abs()), 1, &mut out);
        } else {
            let padded = format_padded(&digits, 1 - self.exponent);
            let cut = padded.len().saturating_add_signed(isize::try_from(self.exponent).unwrap_or(0));
            let (whole, places) = padded.split_at_checked(cut).unwrap_or((&padded, ""));
            out.push_str(whole);
            out.push('.');
            out.push_str(places);
        }
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

fn format_padded(digits: &str, width: i32) -> String {
    let width = usize::try_from(width).unwrap_or(0);
    let mut padded = String::new();
    (digits.len()..width).for_each(|_| padded.push('0'));
    padded.push_str(digits);
    padded
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

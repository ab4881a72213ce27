//! Instants: milliseconds since 1970, and the RFC 3339 texts that leads and decisions hold. No clock is read here.

use crate::digits;
use crate::prelude::*;

/// A moment, in milliseconds since 1970-01-01T00:00:00Z; from year 0000 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// 0000-01-01T00:00:00Z and 10000-01-01T00:00:00Z.
const FIRST: i64 = -62_167_219_200_000;
const END: i64 = 253_402_300_800_000;

impl Instant {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Instant = Instant(0);

    /// The moment so many milliseconds after 1970-01-01T00:00:00Z, unless its year has no four digits.
    #[must_use]
    pub fn from_millis(millis: i64) -> Option<Instant> {
        (FIRST..END).contains(&millis).then_some(Instant(millis))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }

    /// A moment so many milliseconds later.
    pub(crate) fn plus(self, millis: i64) -> Option<Instant> {
        Instant::from_millis(self.0.checked_add(millis)?)
    }

    /// Reads RFC 3339 with `T` and an offset or `Z`; what is finer than a millisecond is cut off.
    #[must_use]
    pub fn parse(text: &str) -> Option<Instant> {
        let ([year, month, day, hour, minute, second], mut rest) = fields("dddd-dd-ddTdd:dd:dd", text)?;
        let mut millis = 0;
        if let Some(fraction) = rest.strip_prefix('.') {
            let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
            for place in 0..3 {
                let digit = fraction.as_bytes().get(place).filter(|_| place < digits);
                millis = millis * 10 + digit.map_or(0, |digit| i64::from(digit - b'0'));
            }
            rest = fraction.get(digits..).filter(|_| digits > 0)?;
        }
        let offset = if rest == "Z" {
            0
        } else {
            let east = rest.strip_prefix('+');
            let ([hours, minutes, ..], end) = fields("dd:dd", east.or_else(|| rest.strip_prefix('-'))?)?;
            let minutes = Some(hours * 60 + minutes).filter(|_| end.is_empty() && hours < 24 && minutes < 60)?;
            if east.is_some() { minutes } else { -minutes }
        };
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let days = day_number(year, month, day)?;
        Instant::from_millis(days * DAY + hour * HOUR + minute * MINUTE + second * 1000 + millis - offset * MINUTE)
    }

    /// The text that decisions hold: UTC, milliseconds, `Z`.
    #[must_use]
    pub fn text(self) -> String {
        let mut out = String::new();
        self.push(&mut out);
        out
    }

    /// Appends the text that decisions hold.
    pub(crate) fn push(self, out: &mut String) {
        let (year, month, day) = date(self.0.div_euclid(DAY));
        let time = self.0.rem_euclid(DAY);
        for (number, width, next) in [
            (year, 4, "-"),
            (month, 2, "-"),
            (day, 2, "T"),
            (time / HOUR, 2, ":"),
            (time / MINUTE % 60, 2, ":"),
            (time / 1000 % 60, 2, "."),
            (time % 1000, 3, "Z"),
        ] {
            digits::push(number.unsigned_abs(), width, out);
            out.push_str(next);
        }
    }
}

/// Reads a date, `2026-11-22`, as its day number.
#[cfg(feature = "policy")]
pub(crate) fn parse_date(text: &str) -> Option<i64> {
    let ([year, month, day, ..], rest) = fields("dddd-dd-dd", text)?;
    if rest.is_empty() { day_number(year, month, day) } else { None }
}

/// Reads a time of day, `09:00` to `24:00`, as minutes.
#[cfg(feature = "policy")]
pub(crate) fn parse_time(text: &str) -> Option<i64> {
    let ([hour, minute, ..], rest) = fields("dd:dd", text)?;
    let minutes = hour * 60 + minute;
    (rest.is_empty() && minute < 60 && minutes <= 24 * 60).then_some(minutes)
}

/// Reads a text as long as a form: where that has a `d` a digit, elsewhere the same. Gives the numbers that the digits make, and
/// what follows.
fn fields<'a>(form: &str, text: &'a str) -> Option<([i64; 6], &'a str)> {
    let mut fields = [0; 6];
    let mut places = fields.iter_mut();
    let mut field = places.next()?;
    let (head, rest) = text.split_at_checked(form.len())?;
    for (expected, byte) in form.bytes().zip(head.bytes()) {
        if expected == b'd' && byte.is_ascii_digit() {
            *field = *field * 10 + i64::from(byte - b'0');
        } else if expected != byte {
            return None;
        } else {
            field = places.next()?;
        }
    }
    Some((fields, rest))
}

/// The day number of a date, 1970-01-01 being 0 (days from civil, proleptic Gregorian).
fn day_number(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468;
    (date(days) == (year, month, day)).then_some(days)
}

/// The date of a day number.
fn date(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * month_index + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::Instant;

    #[test]
    fn rfc_3339_is_read_and_cut_to_milliseconds() {
        for (typed, expected) in [
            ("2026-11-01T09:00:00+09:00", "2026-11-01T00:00:00.000Z"),
            ("2024-02-29T23:59:59.9999Z", "2024-02-29T23:59:59.999Z"),
            ("1969-12-31T23:59:59.5-00:30", "1970-01-01T00:29:59.500Z"),
            ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"),
            ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(Instant::parse(typed).map(Instant::text).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn anything_else_is_no_instant() {
        for typed in [
            "2026-11-01",
            "2026-11-01 09:00:00Z",
            "2026-11-01t09:00:00Z",
            "2026-11-01T09:00:00z",
            "2026-11-01T09:00Z",
            "2026-11-01T09:00:00",
            "2026-02-30T09:00:00Z",
            "2026-11-01T24:00:00Z",
            "2026-11-01T09:00:60Z",
            "2026-11-01T09:00:00.Z",
            "2026-11-01T09:00:00+0900",
            "0000-01-01T00:00:00+00:01",
            "２０２６-11-01T09:00:00Z",
        ] {
            assert_eq!(Instant::parse(typed), None, "{typed}");
        }
    }
}

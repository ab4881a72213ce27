//! The business clock: counts open milliseconds only, by the zone's own rules, never the host's.

use super::clock::{DAY, Instant, MINUTE};
use crate::json::Value;

/// Opening hours as a program holds them: the offset from UTC before the first change of the clock, in seconds; for each change its
/// moment, in seconds since 1970, and the offset from then on; the open days, Monday being bit 0; opening and closing, in minutes after
/// midnight (1440 is the next one); closed dates as day numbers (1970-01-01 is 0). Numbers that no hours have are cut to what can be
/// counted with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Calendar<'a>(pub(crate) Value<'a>);

/// The farthest offset from UTC, in seconds.
const MAX_OFFSET: i64 = 26 * 3600;

/// The seconds of year 10000, beyond any moment.
const MAX_SECONDS: i64 = 253_402_300_800;

/// The longest wait for an opening.
const PATIENCE: i64 = 366 * DAY;

/// A day beyond any other.
const NEVER: i64 = i64::MAX / 2;

/// More weeks than there are from the first moment to the last.
const MOST_WEEKS: i64 = 600_000;

impl Calendar<'_> {
    /// The moment when so many open milliseconds have passed since `now`; none where no opening comes in time.
    #[must_use]
    pub(crate) fn after(self, now: Instant, open_millis: i64) -> Option<Instant> {
        let mut remaining = open_millis;
        let mut since = now.millis();
        let mut day = (since + self.offset(self.passed(since, false))).div_euclid(DAY) - 1;
        loop {
            let (weeks, rest) = self.whole_weeks(day, remaining);
            (day, since, remaining) = (day + 7 * weeks, since + 7 * DAY * weeks, rest);
            let (opening, closing) = self.hours(day);
            let start = opening.max(since);
            if start - since > PATIENCE {
                return None;
            }
            if self.is_open(day) && start < closing {
                if remaining <= closing - start {
                    return Instant::from_millis(start + remaining);
                }
                remaining -= closing - start;
                since = Instant::from_millis(closing)?.millis();
            }
            day += 1;
        }
    }

    /// How many whole weeks from a day on are used up before the next day unlike others, and what is left then (never nothing).
    fn whole_weeks(self, day: i64, remaining: i64) -> (i64, i64) {
        if remaining <= 14 * MINUTE * (self.minutes(4) - self.minutes(3)) {
            return (0, remaining);
        }
        let alike = (self.next_exception(day) - day) / 7 - 2;
        let mut week = 0;
        for day in day + 1..day + 8 {
            let (opening, closing) = self.hours(day);
            if self.is_open(day) {
                week += closing - opening;
            }
        }
        let used = if week > 0 { remaining / week - 1 } else { 0 };
        let weeks = used.min(alike).clamp(0, MOST_WEEKS);
        (weeks, remaining - weeks * week)
    }

    /// The next day whose opening hours may not be those of every week: a holiday, or a change of the clock.
    fn next_exception(self, day: i64) -> i64 {
        let number = self.passed((day - 2) * DAY, false);
        let change = if number < self.changes() { self.change(number) / DAY - 1 } else { NEVER };
        change.min(self.next_holiday(day))
    }

    fn is_open(self, day: i64) -> bool {
        let days = self.0.whole_at(2).unwrap_or(0);
        days >> (day + 3).rem_euclid(7) & 1 == 1 && self.next_holiday(day) != day
    }

    /// The first holiday from a day on.
    fn next_holiday(self, day: i64) -> i64 {
        let holidays = self.0.item(5);
        let holiday = |number| holidays.whole_at(number).unwrap_or(NEVER);
        holiday(first(holidays.items().len(), &|number| holiday(number) >= day))
    }

    /// When a day's hours open and close.
    fn hours(self, day: i64) -> (i64, i64) {
        let moment = |minutes| self.moment(day * DAY + minutes * MINUTE);
        (moment(self.minutes(3)), moment(self.minutes(4)))
    }

    /// A time of day.
    fn minutes(self, place: usize) -> i64 {
        self.0.whole_at(place).unwrap_or(0).clamp(0, 1440)
    }

    /// The moment a local time means: the first of two, and the instant after the gap for a time that is skipped.
    fn moment(self, local: i64) -> i64 {
        let passed = self.passed(local, true);
        let moment = local - self.offset(passed);
        passed.checked_sub(1).map_or(moment, |last| moment.max(self.change(last)))
    }

    /// How many changes of the clock have passed at a moment, or at a local time by the clock before each.
    fn passed(self, time: i64, is_local: bool) -> usize {
        first(self.changes(), &|number| self.change(number) + if is_local { self.offset(number) } else { 0 } > time)
    }

    fn changes(self) -> usize {
        self.0.item(1).items().len() / 2
    }

    /// The moment of a change, in milliseconds.
    fn change(self, number: usize) -> i64 {
        1000 * bounded(self.0.item(1).item(2 * number), MAX_SECONDS)
    }

    /// Milliseconds east of UTC once so many changes have passed.
    fn offset(self, passed: usize) -> i64 {
        let offset = match passed.checked_sub(1) {
            Some(last) => self.0.item(1).item(2 * last + 1),
            None => self.0.item(0),
        };
        1000 * bounded(offset, MAX_OFFSET)
    }
}

fn bounded(number: Value<'_>, most: i64) -> i64 {
    number.whole().unwrap_or(0).clamp(-most, most)
}

/// The first number of so many for which something holds that holds for all behind it as well.
fn first(count: usize, holds: &dyn Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::Calendar;
    use crate::json::{self, Limits, Tree};
    use crate::lead::clock::{HOUR, Instant, MINUTE};

    fn new_york(days: u8, from: u16, to: u16) -> Tree {
        // 2026-03-08T07:00:00Z to summer time, 2026-11-01T06:00:00Z back.
        let list = format!("[-18000,[1772953200,-14400,1793512800,-18000],{days},{from},{to},[]]");
        json::read(&list, Limits { bytes: 1000, depth: 9, string: 99 }).unwrap_or_default()
    }

    fn after(hours: &Tree, now: &str, millis: i64) -> Option<String> {
        Calendar(hours).after(Instant::parse(now)?, millis).map(Instant::text)
    }

    #[test]
    fn a_skipped_opening_is_the_instant_after_the_gap() {
        let night = new_york(0b111_1111, 150, 300);
        assert_eq!(after(&night, "2026-03-08T00:00:00Z", HOUR).as_deref(), Some("2026-03-08T08:00:00.000Z"));
    }

    #[test]
    fn a_repeated_opening_is_the_first() {
        let night = new_york(0b111_1111, 90, 300);
        assert_eq!(after(&night, "2026-11-01T00:00:00Z", HOUR).as_deref(), Some("2026-11-01T06:30:00.000Z"));
    }

    #[test]
    fn used_up_exactly_at_closing_it_is_that_closing() {
        let day = new_york(0b001_1111, 540, 1440);
        assert_eq!(after(&day, "2026-06-05T13:00:00Z", 15 * HOUR).as_deref(), Some("2026-06-06T04:00:00.000Z"));
        assert_eq!(
            after(&day, "2026-06-05T13:00:00Z", 15 * HOUR + MINUTE).as_deref(),
            Some("2026-06-08T13:01:00.000Z")
        );
    }

    #[test]
    fn whole_weeks_are_skipped_without_a_difference() {
        let day = new_york(0b001_1111, 540, 1080);
        let mut expected = Instant::parse("2027-01-04T14:00:00Z").map(Instant::millis).unwrap_or_default();
        for week in 1..400 {
            let found = after(&day, "2027-01-04T13:00:00Z", week * 45 * HOUR + HOUR);
            expected += 7 * 24 * HOUR;
            assert_eq!(found, Instant::from_millis(expected + HOUR).map(Instant::text), "{week}");
        }
        assert_eq!(after(&new_york(1, 540, 541), "2027-01-04T13:00:00Z", 100_000 * 168 * HOUR), None);
    }

    #[test]
    fn numbers_that_no_hours_have_are_counted_with_all_the_same() {
        // Numbers of so many digits stand as texts: as JSON numbers they would be inexact, and none.
        for list in [
            r#"[0,[],127,540,1080,["9223372036854775807"]]"#,
            r#"[0,[],127,540,1080,["-9223372036854775807","9223372036854775807"]]"#,
            r#"["9223372036854775807",["-9223372036854775807","-9223372036854775807","9223372036854775807",-1],127,0,1440,[]]"#,
            r#"[0,[],127,"-9223372036854775807","9223372036854775807",[]]"#,
            "[0,[253402300800,1,1,86400,0,86399],127,0,1,[1,0]]",
        ] {
            let hours = json::read(list, Limits { bytes: 1000, depth: 9, string: 99 });
            assert!(hours.is_ok(), "{list}");
            let hours = hours.unwrap_or_default();
            for now in ["0000-01-01T00:00:00Z", "2026-11-22T00:00:00Z", "9999-12-31T23:59:59Z"] {
                for millis in [1, HOUR, 100_000 * 168 * HOUR] {
                    let found = after(&hours, now, millis);
                    assert!(found.is_none_or(|found| found.ends_with('Z')), "{list} {now} {millis}");
                }
            }
        }
    }

    #[test]
    fn without_an_opening_there_is_no_deadline() {
        assert_eq!(after(&new_york(0, 540, 1080), "2026-06-05T13:00:00Z", HOUR), None);
    }
}

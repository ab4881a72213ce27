//! The business clock: counts open milliseconds only, by the zone's own rules, never the host's.

use super::clock::{DAY, Instant, MINUTE};
use crate::json::Value;
#[cfg(feature = "policy")]
use crate::json::Writer;
use crate::prelude::*;

/// A time zone's offsets, as far as a program carries them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Zone {
    /// Seconds east of UTC before the first transition.
    pub first_offset: i32,
    /// When (seconds since 1970) the offset changes to how many seconds east of UTC, oldest first.
    pub transitions: Vec<(i64, i32)>,
}

impl Zone {
    /// Milliseconds east of UTC at a moment.
    fn offset_at(&self, millis: i64) -> i64 {
        let passed = self.transitions.partition_point(|(at, _)| at.saturating_mul(1000) <= millis);
        self.offset_after(passed)
    }

    /// Milliseconds east of UTC once so many transitions have passed.
    fn offset_after(&self, passed: usize) -> i64 {
        let last = passed.checked_sub(1).and_then(|last| self.transitions.get(last));
        1000 * i64::from(last.map_or(self.first_offset, |(_, offset)| *offset))
    }

    /// The moment a local time means: the first of two, and the instant after the gap for a time that is skipped.
    fn moment(&self, local: i64) -> i64 {
        let mut before = self.first_offset;
        let mut passed = 0;
        let mut reached = i64::MIN;
        for (at, offset) in &self.transitions {
            let at = at.saturating_mul(1000);
            if local.saturating_sub(1000 * i64::from(before)) < at {
                break;
            }
            (before, reached, passed) = (*offset, at, passed + 1);
        }
        local.saturating_sub(self.offset_after(passed)).max(reached)
    }
}

/// The opening hours that a business clock counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Calendar {
    /// The zone of the local times.
    pub zone: Zone,
    /// Open days of the week, Monday being bit 0.
    pub days: u8,
    /// Opening, in minutes after midnight.
    pub from: u16,
    /// Closing, in minutes after midnight; 1440 is the next midnight.
    pub to: u16,
    /// Closed dates as day numbers (1970-01-01 is 0), sorted.
    pub holidays: Vec<i32>,
}

/// The farthest offset from UTC, in seconds.
const MAX_OFFSET: i64 = 26 * 3600;

/// The seconds of year 10000, beyond any moment.
const MAX_SECONDS: i64 = 253_402_300_800;

/// The longest wait for an opening.
const PATIENCE: i64 = 366 * DAY;

impl Calendar {
    /// Takes a calendar off a program. Numbers that none has are cut to what can be counted with.
    pub(crate) fn take(value: Value<'_>) -> Calendar {
        let number = |value: Value<'_>, most: i64| value.whole().unwrap_or(0).clamp(-most, most);
        let offset = |value| i32::try_from(number(value, MAX_OFFSET)).unwrap_or(0);
        let minutes = |value| u16::try_from(number(value, 1440)).unwrap_or(0);
        let transitions =
            value.item(1).items().map(|change| (number(change.item(0), MAX_SECONDS), offset(change.item(1))));
        Calendar {
            zone: Zone { first_offset: offset(value.item(0)), transitions: transitions.collect() },
            days: u8::try_from(number(value.item(2), 127)).unwrap_or(0),
            from: minutes(value.item(3)),
            to: minutes(value.item(4)),
            holidays: value.item(5).items().map(|day| i32::try_from(day.whole().unwrap_or(0)).unwrap_or(0)).collect(),
        }
    }

    /// Puts it into a program.
    #[cfg(feature = "policy")]
    pub(crate) fn put(&self, out: &mut Writer) {
        out.within(|out| {
            out.whole(self.zone.first_offset);
            out.each(&self.zone.transitions, |(at, offset), out| {
                out.within(|out| {
                    out.whole(*at);
                    out.whole(*offset);
                });
            });
            out.whole(self.days);
            out.whole(self.from);
            out.whole(self.to);
            out.each(&self.holidays, |day, out| out.whole(*day));
        });
    }

    /// The moment when so many open milliseconds have passed since `now`; none where no opening comes in time.
    #[must_use]
    pub(crate) fn after(&self, now: Instant, open_millis: i64) -> Option<Instant> {
        let mut remaining = open_millis;
        let mut since = now.millis();
        let mut day = (since + self.zone.offset_at(since)).div_euclid(DAY) - 1;
        loop {
            if day > self.last_exception() {
                let (weeks, rest) = self.whole_weeks(day, remaining);
                (day, since, remaining) = (day + 7 * weeks, since + 7 * DAY * weeks, rest);
            }
            let (opening, closing) = self.opening(day);
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

    /// The last day whose opening hours are not those of every week: a holiday, or a change of the clock.
    fn last_exception(&self) -> i64 {
        let holiday = self.holidays.last().map_or(i64::MIN, |day| i64::from(*day));
        let change = self.zone.transitions.last().map_or(i64::MIN, |(at, _)| at / (DAY / 1000) + 1);
        holiday.max(change)
    }

    /// How many whole weeks from a day on are used up, and what is left then (never nothing).
    fn whole_weeks(&self, day: i64, remaining: i64) -> (i64, i64) {
        let open = |day: i64| if self.is_open(day) { self.opening(day).1 - self.opening(day).0 } else { 0 };
        let week: i64 = (day + 1..day + 8).map(open).sum();
        let weeks = if week > 0 && remaining > 2 * week { remaining / week - 1 } else { 0 };
        (weeks, remaining - weeks * week)
    }

    fn opening(&self, day: i64) -> (i64, i64) {
        let at = |minutes: u16| self.zone.moment(day * DAY + i64::from(minutes) * MINUTE);
        (at(self.from), at(self.to))
    }

    fn is_open(&self, day: i64) -> bool {
        let weekday = (day + 3).rem_euclid(7);
        let holiday = i32::try_from(day).is_ok_and(|day| self.holidays.binary_search(&day).is_ok());
        self.days >> weekday & 1 == 1 && !holiday
    }
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Zone};
    use crate::lead::clock::{HOUR, Instant, MINUTE};

    fn new_york(days: u8, from: u16, to: u16) -> Calendar {
        // 2026-03-08T07:00:00Z to summer time, 2026-11-01T06:00:00Z back.
        let zone =
            Zone { first_offset: -18_000, transitions: vec![(1_772_953_200, -14_400), (1_793_512_800, -18_000)] };
        Calendar { zone, days, from, to, holidays: vec![] }
    }

    fn after(calendar: &Calendar, now: &str, millis: i64) -> Option<String> {
        calendar.after(Instant::parse(now)?, millis).map(Instant::text)
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
    fn without_an_opening_there_is_no_deadline() {
        assert_eq!(after(&new_york(0, 540, 1080), "2026-06-05T13:00:00Z", HOUR), None);
    }
}

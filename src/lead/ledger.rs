//! The ledger: what a lead did, as a set of events keyed by id. Any order, any duplication, one ledger.

use super::attribute::comparable;
use super::clock::Instant;
use super::warning::{Warning, WarningCode};
use crate::json::{Json, object, utf16_order};
use crate::lead::text::fold;
use crate::order::sorted;
use std::cmp::Ordering;

/// The most events that one lead may have.
pub(crate) const MAX_EVENTS: usize = 100_000;

/// Which events and properties a program asks about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Interest {
    /// Folded event names, sorted.
    pub events: Vec<String>,
    /// Property names, sorted.
    pub properties: Vec<String>,
}

crate::wire::wire_struct!(Interest { events, properties });

impl Interest {
    fn event(&self, name: &str) -> Option<u32> {
        place(&self.events, &fold(name))
    }
}

fn place(sorted: &[String], name: &str) -> Option<u32> {
    let place = sorted.binary_search_by(|entry| entry.as_str().cmp(name)).ok()?;
    u32::try_from(place).ok()
}

/// One event that counts.
#[derive(Debug, Clone)]
pub(crate) struct Event<'a> {
    id: &'a str,
    at: Instant,
    /// Its name's place in the interest; none where no condition asks about it.
    topic: Option<u32>,
    /// The properties that some condition asks about: place, and folded text.
    properties: Vec<(u32, String)>,
    /// The whole event as sent.
    source: &'a Json,
}

impl<'a> Event<'a> {
    /// Reads an event as sent; none where it has no id, no name or no moment.
    pub(crate) fn read(source: &'a Json, interest: &Interest) -> Option<Event<'a>> {
        let id = source.get("id")?.as_text().filter(|id| !id.is_empty())?;
        let name = source.get("event")?.as_text()?;
        let at = Instant::parse(source.get("at")?.as_text()?)?;
        let topic = interest.event(name);
        let asked = source.get("properties").and_then(Json::members).filter(|_| topic.is_some()).unwrap_or_default();
        let properties: Vec<(u32, String)> = asked
            .iter()
            .filter_map(|(name, value)| Some((place(&interest.properties, name)?, comparable(value)?)))
            .collect();
        let properties = sorted(&properties, |(a, _), (b, _)| a.cmp(b)).into_iter().cloned().collect();
        Some(Event { id, at, topic, properties, source })
    }

    /// Its name's place in the interest.
    pub(crate) fn topic(&self) -> Option<u32> {
        self.topic
    }

    /// A property's folded text.
    pub(crate) fn property(&self, place: u32) -> Option<&str> {
        let found = self.properties.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        self.properties.get(found).map(|(_, text)| text.as_str())
    }

    /// Its age at a moment, in milliseconds; none where it is dated after it.
    pub(crate) fn age(&self, now: Instant) -> Option<i64> {
        let age = now.millis() - self.at.millis();
        (age >= 0).then_some(age)
    }

    /// The event as digests and evidence hold it: moment in UTC, and only the properties that are asked about.
    pub(crate) fn record(&self, interest: &Interest) -> Json {
        let sent = self.source.get("properties").and_then(Json::members).unwrap_or_default();
        let asked = sent
            .iter()
            .filter(|(name, value)| place(&interest.properties, name).is_some() && comparable(value).is_some());
        object()
            .with("at", Json::text(self.at.text()))
            .with("event", self.source.get("event").cloned().unwrap_or(Json::Null))
            .with("id", Json::text(self.id))
            .with("properties", Json::Object(asked.cloned().collect()))
            .build()
    }
}

/// The events that count, sorted by id.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ledger<'a> {
    events: Vec<Event<'a>>,
    warnings: Vec<Warning>,
}

impl<'a> Ledger<'a> {
    /// Gathers events as sent. Of several with one id the one whose canonical form is smallest counts.
    #[must_use]
    pub(crate) fn gather(sources: &'a [Json], interest: &Interest) -> Ledger<'a> {
        let mut warnings = Vec::new();
        let mut read = Vec::new();
        for source in sources {
            match Event::read(source, interest) {
                Some(event) => read.push(event),
                None => {
                    let id = source.get("id").and_then(Json::as_text).unwrap_or_default();
                    warnings.push(Warning::new(WarningCode::EventUnreadable, id));
                }
            }
        }
        let mut events: Vec<Event<'a>> = Vec::new();
        for event in sorted(&read, |a, b| utf16_order(a.id, b.id)) {
            match events.last_mut().filter(|kept| kept.id == event.id) {
                None => events.push(event.clone()),
                Some(kept) => match event.source.canonical().cmp(&kept.source.canonical()) {
                    Ordering::Equal => {}
                    order => {
                        warnings.push(Warning::new(WarningCode::EventConflict, kept.id));
                        if order == Ordering::Less {
                            *kept = event.clone();
                        }
                    }
                },
            }
        }
        Ledger { events, warnings }
    }

    /// The events, sorted by id.
    #[must_use]
    pub(crate) fn events(&self) -> &[Event<'a>] {
        &self.events
    }

    /// What was left out or in conflict.
    pub(crate) fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Events dated after a moment.
    pub(crate) fn future_ones(&self, now: Instant) -> impl Iterator<Item = Warning> {
        let late = self.events.iter().filter(move |event| event.age(now).is_none());
        late.map(|event| Warning::new(WarningCode::Clock, event.id))
    }

    /// The events that the digest of a decision's inputs covers.
    pub(crate) fn records(&self, interest: &Interest) -> Vec<Json> {
        let asked = self.events.iter().filter(|event| event.topic.is_some());
        asked.map(|event| event.record(interest)).collect()
    }

    /// The same events, the newest first.
    pub(crate) fn newest_records(&self, interest: &Interest) -> Vec<Json> {
        let newest = sorted(&self.events, |a, b| b.at.cmp(&a.at));
        newest.into_iter().filter(|event| event.topic.is_some()).map(|event| event.record(interest)).collect()
    }
}

//! The ledger: what a lead did, as a set of events keyed by id. Any order, any duplication, one ledger.

use super::attribute::comparable;
use super::clock::Instant;
use super::text::fold;
use crate::json::{Tree, Value, Writer};
use crate::order;
use crate::prelude::*;
use core::cmp::Ordering;

/// The most events that one lead may have.
pub(crate) const MAX_EVENTS: usize = 100_000;

/// Which events and properties a program asks about.
#[derive(Clone, Copy)]
pub(crate) struct Interest<'a> {
    /// Folded event names.
    pub(crate) events: Value<'a>,
    /// Property names.
    pub(crate) properties: Value<'a>,
}

impl Interest<'_> {
    /// The place of an event by its name; none where no condition asks about it.
    pub(crate) fn topic(self, event: &str) -> Option<usize> {
        place(self.events, &fold(event))
    }
}

/// The place of a text in a list of texts.
fn place(list: Value<'_>, text: &str) -> Option<usize> {
    list.items().position(|entry| entry.text() == text)
}

/// One event that counts.
pub(crate) struct Event<'a> {
    pub(crate) id: &'a str,
    pub(crate) at: Instant,
    /// Its name's place in the interest; none where no condition asks about it.
    pub(crate) topic: Option<usize>,
    /// The properties that some condition asks about: place, and folded text.
    properties: Vec<(usize, String)>,
    /// The whole event as sent.
    source: Value<'a>,
}

impl<'a> Event<'a> {
    /// Reads an event as sent; none where it has no id, no name or no moment.
    pub(crate) fn read(source: Value<'a>, interest: Interest<'_>) -> Option<Event<'a>> {
        let text = |name| source.get(name)?.as_text();
        let id = text("id").filter(|id| !id.is_empty())?;
        let topic = interest.topic(text("event")?);
        let at = Instant::parse(text("at")?)?;
        let mut properties = Vec::new();
        if topic.is_some()
            && let Some(sent) = source.get("properties")
        {
            for (name, value) in sent.members() {
                if let (Some(place), Some(text)) = (place(interest.properties, name), comparable(value)) {
                    properties.push((place, text));
                }
            }
        }
        Some(Event { id, at, topic, properties, source })
    }

    /// A property's folded text.
    pub(crate) fn property(&self, place: usize) -> Option<&str> {
        self.properties.iter().find(|(found, _)| *found == place).map(|(_, text)| text.as_str())
    }

    /// Its age at a moment, in milliseconds; negative where it is dated after it.
    pub(crate) fn age(&self, now: Instant) -> i64 {
        now.millis() - self.at.millis()
    }

    /// Writes the event as digests and evidence hold it: moment in UTC, and only the properties that are asked about.
    pub(crate) fn write(&self, interest: Interest<'_>, out: &mut Writer) {
        out.open('{');
        out.moment_member("at", self.at);
        out.text_member("event", self.source.get("event").map_or("", Tree::text));
        out.text_member("id", self.id);
        out.name("properties");
        out.object(self.source.get("properties"), &|name, value| {
            place(interest.properties, name).is_some() && comparable(value).is_some()
        });
        out.close('}');
    }
}

/// The events that count, sorted by id.
pub(crate) struct Ledger<'a> {
    pub(crate) events: Vec<Event<'a>>,
    /// The ids of events that share one and differ.
    pub(crate) conflicts: Vec<&'a str>,
    /// The ids of what has no id, no name or no moment.
    pub(crate) unreadable: Vec<&'a str>,
}

impl<'a> Ledger<'a> {
    /// Gathers events as sent. Of several with one id the one whose canonical form is smallest counts.
    #[must_use]
    pub(crate) fn gather(sources: Value<'a>, interest: Interest<'_>) -> Ledger<'a> {
        let mut ledger = Ledger { events: Vec::new(), conflicts: Vec::new(), unreadable: Vec::new() };
        let (mut read, mut ids) = (Vec::new(), Vec::new());
        for source in sources.items() {
            match Event::read(source, interest) {
                Some(event) => {
                    ids.push(event.id);
                    read.push(Some(event));
                }
                None => ledger.unreadable.push(source.get("id").and_then(Tree::as_text).unwrap_or_default()),
            }
        }
        // The canonical form of the event that was kept last, once another has its id.
        let mut smallest = None;
        for place in order::sorted(&ids) {
            if let Some(event) = read.get_mut(place).and_then(Option::take) {
                ledger.add(event, &mut smallest);
            }
        }
        ledger
    }

    /// Adds the next event by id.
    fn add(&mut self, event: Event<'a>, smallest: &mut Option<String>) {
        match self.events.last_mut() {
            Some(kept) if kept.id == event.id => {
                let form = event.source.canonical();
                let order = form.as_str().cmp(smallest.get_or_insert_with(|| kept.source.canonical()));
                if order != Ordering::Equal {
                    self.conflicts.push(kept.id);
                }
                if order == Ordering::Less {
                    *kept = event;
                    *smallest = Some(form);
                }
            }
            _ => {
                self.events.push(event);
                *smallest = None;
            }
        }
    }

    /// How many events are asked about.
    pub(crate) fn asked(&self) -> usize {
        self.events.iter().filter(|event| event.topic.is_some()).count()
    }

    /// The place of the newest event that is asked about; or of the newest behind another in that order.
    pub(crate) fn newest(&self, behind: Option<usize>) -> Option<usize> {
        let last = behind.and_then(|place| Some((self.events.get(place)?.at, place)));
        let mut newest: Option<(Instant, usize)> = None;
        for (place, event) in self.events.iter().enumerate() {
            // Of the same moment, by id, as they are sorted.
            let is_behind = last.is_none_or(|(at, last)| event.at < at || (event.at == at && place > last));
            if event.topic.is_some() && is_behind && newest.is_none_or(|(at, _)| event.at > at) {
                newest = Some((event.at, place));
            }
        }
        newest.map(|(_, place)| place)
    }
}

//! The history: events only, never what was typed. The newest 200 that the policy asks about.

use super::random::{derived_id, fresh_id};
use super::settings::Memory;
use crate::json::{self, Json, Limits, object};
use crate::lead::clock::Instant;
use crate::lead::ledger::{Event, Interest};
use crate::order::sorted;
use web_sys::Storage;

const MOST: usize = 200;
const STORED_AS: &str = "leadpass.history";
const LIMITS: Limits = Limits { bytes: 1 << 20, depth: 16, string: 64 << 10 };

/// What a visitor did, as far as the page remembers.
pub(crate) struct History {
    memory: Memory,
    /// Tells one visitor's derived ids from another's.
    id: String,
    events: Vec<Json>,
    /// Tells one page load's views from another's.
    load: String,
}

impl History {
    /// Opens the history; what storage holds is taken only if it reads as one.
    pub(crate) fn open(memory: Memory, interest: &Interest) -> History {
        let stored = storage(memory).and_then(|storage| storage.get_item(STORED_AS).ok().flatten());
        let stored = stored.and_then(|text| json::read(&text, LIMITS).ok()).unwrap_or(Json::Null);
        let id = stored.get("id").and_then(Json::as_text).map_or_else(fresh_id, str::to_owned);
        let mut history = History { memory, id, events: Vec::new(), load: fresh_id() };
        if let Some(Json::Array(events)) = stored.get("events") {
            history.events = events.iter().filter(|event| is_asked(event, interest)).cloned().collect();
        }
        history
    }

    /// The events, for a lead.
    pub(crate) fn events(&self) -> &[Json] {
        &self.events
    }

    /// Remembers an event that the policy asks about. The same id again replaces nothing.
    pub(crate) fn record(&mut self, event: Json, interest: &Interest) {
        let known = self.events.iter().any(|other| other.get("id") == event.get("id"));
        if self.memory == Memory::None || known || !is_asked(&event, interest) {
            return;
        }
        self.events.push(event);
        if self.events.len() > MOST {
            let moment = |event: &Json| event.get("at").and_then(Json::as_text).and_then(Instant::parse);
            let newest = sorted(&self.events, |a, b| moment(b).cmp(&moment(a)));
            self.events = newest.into_iter().take(MOST).cloned().collect();
        }
        self.store();
    }

    /// Forgets everything, in storage as well.
    pub(crate) fn forget(&mut self) {
        self.events.clear();
        self.id = fresh_id();
        if let Some(storage) = storage(self.memory) {
            let _ = storage.remove_item(STORED_AS);
        }
    }

    /// The id of an event that counts once for one visitor, whatever its moment: the same name and properties give the same id.
    pub(crate) fn id_once(&self, event: &str, properties: &Json) -> String {
        derived_id(&[&self.id, event, &properties.canonical()])
    }

    /// The id of an event that counts once for one page load.
    pub(crate) fn id_per_load(&self, event: &str, properties: &Json) -> String {
        derived_id(&[&self.id, event, &properties.canonical(), &self.load])
    }

    /// Storage may be full or blocked: then the page's own memory has to do.
    fn store(&self) {
        if let Some(storage) = storage(self.memory) {
            let text = object()
                .with("id", Json::text(&*self.id))
                .with("events", Json::Array(self.events.clone()))
                .build()
                .canonical();
            let _ = storage.set_item(STORED_AS, &text);
        }
    }
}

/// An event, as leads hold it.
pub(crate) fn event(id: String, name: &str, properties: Json, at: Instant) -> Json {
    object()
        .with("at", Json::text(at.text()))
        .with("event", Json::text(name))
        .with("id", Json::text(id))
        .with("properties", properties)
        .build()
}

fn is_asked(event: &Json, interest: &Interest) -> bool {
    Event::read(event, interest).is_some_and(|event| event.topic().is_some())
}

fn storage(memory: Memory) -> Option<Storage> {
    match memory {
        Memory::Session => web_sys::window()?.session_storage().ok()?,
        Memory::None | Memory::Page => None,
    }
}

//! Settings: what the page's author asked for, as JSON from the entry script.

use crate::decide::fields::FIELD_NAMES;
use crate::json::{self, Json, Limits};

/// Where events are remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Memory {
    /// Nowhere.
    None,
    /// In this page, as long as it is open.
    Page,
    /// In the tab's session storage.
    Session,
}

/// What the page's author asked for.
pub(crate) struct Settings {
    /// Which forms are ours.
    pub(crate) forms: String,
    /// The posted name of each field; none for a field that is not posted.
    pub(crate) names: [Option<String>; 12],
    /// Decides and reports, but writes nothing.
    pub(crate) shadow: bool,
    /// Where events are remembered.
    pub(crate) memory: Memory,
    /// Prints every decision to the console.
    pub(crate) debug: bool,
}

const LIMITS: Limits = Limits { bytes: 64 << 10, depth: 8, string: 64 << 10 };

impl Settings {
    /// Reads settings; what is absent or unreadable keeps its default.
    pub(crate) fn read(text: &str) -> Settings {
        let json = json::read(text, LIMITS).unwrap_or(Json::Null);
        let word = |name| json.get(name).and_then(Json::as_text);
        let flag = |name| json.get(name) == Some(&Json::Bool(true));
        let map = json.get("map");
        Settings {
            forms: word("forms").unwrap_or("form[data-leadpass]").to_owned(),
            names: FIELD_NAMES.map(|name| match map.and_then(|map| map.get(name)) {
                None => Some(name.to_owned()),
                Some(renamed) => renamed.as_text().map(str::to_owned),
            }),
            shadow: flag("shadow"),
            memory: match word("history") {
                Some("none") => Memory::None,
                Some("session") => Memory::Session,
                _ => Memory::Page,
            },
            debug: flag("debug"),
        }
    }
}

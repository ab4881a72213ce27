//! What we know of a person: the lead as sent, and how its texts, numbers, moments and events are read.

pub(crate) mod attribute;
pub(crate) mod calendar;
pub(crate) mod clock;
pub(crate) mod decimal;
pub(crate) mod ledger;
pub(crate) mod quantity;
pub(crate) mod text;
pub(crate) mod vocabulary;
pub(crate) mod warning;

use crate::json::{self, Json, Limits, Member, SyntaxError};
use ledger::MAX_EVENTS;
use std::fmt;

/// What one line of leads may hold.
pub const LEAD_LIMITS: Limits = Limits { bytes: 16 << 20, depth: 512, string: 64 << 10 };

/// A lead as sent: who, what they said of themselves, what they did.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    /// What names the lead for its sender.
    pub key: String,
    /// Attributes by the policy's names; what the policy lacks is ignored.
    pub attributes: Vec<Member>,
    /// Events as sent; which of them count is decided by the ledger.
    pub events: Vec<Json>,
}

/// Why a text is no lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeadError {
    /// It is no JSON, or beyond a limit.
    Syntax(SyntaxError),
    /// It is no object.
    NotAnObject,
    /// An object names this member twice.
    Repeated(String),
    /// `key` is missing, no text, or blank.
    Key,
    /// `attributes` is no object.
    Attributes,
    /// `events` is no list.
    Events,
    /// More events than one lead may have.
    TooManyEvents,
}

impl fmt::Display for LeadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LeadError::Syntax(error) => error.fmt(f),
            LeadError::NotAnObject => {
                f.write_str("a lead must be an object, as in `{\"key\": \"1\", \"attributes\": {…}}`")
            }
            LeadError::Repeated(path) => write!(f, "`{path}`: this name stands twice in one object"),
            LeadError::Key => f.write_str("`key`: a text that names the lead is missing"),
            LeadError::Attributes => f.write_str("`attributes`: this must be an object, `null` or absent"),
            LeadError::Events => f.write_str("`events`: this must be a list, `null` or absent"),
            LeadError::TooManyEvents => f.write_str("`events`: a lead may have at most 100,000 events"),
        }
    }
}

impl std::error::Error for LeadError {}

impl Lead {
    /// Reads one lead from JSON.
    ///
    /// # Errors
    /// [`LeadError`] says what is no lead about it. Unreadable attributes and events are no errors: they become warnings.
    pub fn read(text: &str) -> Result<Lead, LeadError> {
        let json = json::read(text, LEAD_LIMITS).map_err(LeadError::Syntax)?;
        #[cfg(not(all(target_arch = "wasm32", feature = "runtime")))]
        if let Some(path) = json::repeated_names(&json).into_iter().next() {
            return Err(LeadError::Repeated(path));
        }
        Lead::from_json(json)
    }

    /// Takes a lead from a JSON tree.
    ///
    /// # Errors
    /// As [`Lead::read`].
    pub(crate) fn from_json(json: Json) -> Result<Lead, LeadError> {
        let Json::Object(members) = json else {
            return Err(LeadError::NotAnObject);
        };
        let mut lead = Lead { key: String::new(), attributes: Vec::new(), events: Vec::new() };
        for (name, value) in members {
            match (name.as_ref(), value) {
                ("key", Json::Text(key)) => lead.key = key,
                ("attributes", Json::Object(attributes)) => lead.attributes = attributes,
                ("events", Json::Array(events)) => lead.events = events,
                ("attributes" | "events", Json::Null) => {}
                ("attributes", _) => return Err(LeadError::Attributes),
                ("events", _) => return Err(LeadError::Events),
                _ => {}
            }
        }
        if text::is_blank(&lead.key) {
            return Err(LeadError::Key);
        }
        if lead.events.len() > MAX_EVENTS {
            return Err(LeadError::TooManyEvents);
        }
        Ok(lead)
    }
}

//! What we know of a person: the lead as sent, and how its texts, numbers, moments and events are read.

pub(crate) mod attribute;
pub(crate) mod calendar;
pub(crate) mod clock;
pub(crate) mod decimal;
#[cfg(feature = "policy")]
pub(crate) mod grounds;
pub(crate) mod ledger;
pub(crate) mod quantity;
pub(crate) mod text;
pub(crate) mod vocabulary;

use crate::joined::joined;
use crate::json::{self, Kind, Limits, SyntaxError, Tree, Value};
use crate::prelude::*;
use core::fmt;
use ledger::MAX_EVENTS;

/// What one line of leads may hold.
pub const LEAD_LIMITS: Limits = Limits { bytes: 16 << 20, depth: 512, string: 64 << 10 };

/// A lead as sent: who, what they said of themselves, what they did.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    tree: Tree,
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
    /// The moment of its verdict is none.
    #[cfg(all(target_arch = "wasm32", feature = "runtime"))]
    Now,
}

impl LeadError {
    pub(crate) fn message(&self) -> String {
        let what = match self {
            LeadError::Syntax(error) => return error.message(),
            LeadError::Repeated(path) => return joined(&["`", path, "`: this name stands twice in one object"], ""),
            LeadError::NotAnObject => "a lead must be an object, as in `{\"key\": \"1\", \"attributes\": {…}}`",
            LeadError::Key => "`key`: a text that names the lead is missing",
            LeadError::Attributes => "`attributes`: this must be an object, `null` or absent",
            LeadError::Events => "`events`: this must be a list, `null` or absent",
            #[cfg(all(target_arch = "wasm32", feature = "runtime"))]
            LeadError::Now => "`now` is no moment",
            LeadError::TooManyEvents => "`events`: a lead may have at most 100,000 events",
        };
        what.to_owned()
    }
}

impl fmt::Display for LeadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl core::error::Error for LeadError {}

impl Lead {
    /// Reads one lead from JSON.
    ///
    /// # Errors
    /// [`LeadError`] says what is no lead about it. Unreadable attributes and events are no errors: they become warnings.
    pub fn read(text: &str) -> Result<Lead, LeadError> {
        let lead = Lead { tree: json::read(text, LEAD_LIMITS).map_err(LeadError::Syntax)? };
        let root = &lead.tree;
        if root.kind() != Kind::Object {
            return Err(LeadError::NotAnObject);
        }
        #[cfg(not(all(target_arch = "wasm32", feature = "runtime")))]
        if let Some(path) = json::repeated_names(root).into_iter().next() {
            return Err(LeadError::Repeated(path));
        }
        let is = |name, kind| root.get(name).is_none_or(|value| value.is_null() || value.kind() == kind);
        if !is("attributes", Kind::Object) {
            Err(LeadError::Attributes)
        } else if !is("events", Kind::List) {
            Err(LeadError::Events)
        } else if text::is_blank(lead.key()) {
            Err(LeadError::Key)
        } else if lead.events().items().nth(MAX_EVENTS).is_some() {
            Err(LeadError::TooManyEvents)
        } else {
            Ok(lead)
        }
    }

    /// What names the lead for its sender.
    #[must_use]
    pub fn key(&self) -> &str {
        self.tree.get("key").and_then(Tree::as_text).unwrap_or_default()
    }

    /// Attributes by the policy's names, as sent; what the policy lacks is ignored.
    pub(crate) fn attributes(&self) -> Value<'_> {
        self.tree.member("attributes")
    }

    /// Events as sent; which of them count is decided by the ledger.
    pub(crate) fn events(&self) -> Value<'_> {
        self.tree.member("events")
    }

    /// What a form's controls say, instead of attributes.
    #[cfg(all(target_arch = "wasm32", feature = "runtime"))]
    pub(crate) fn controls(&self) -> Option<Value<'_>> {
        self.tree.get("controls")
    }
}

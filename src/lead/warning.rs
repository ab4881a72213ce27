//! Warnings: what a decision could not use, and where. They never change a verdict.

use crate::json::{Writer, utf16_order};
use core::cmp::Ordering;

/// What could not be used; in the order of their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WarningCode {
    /// An attribute's value was not readable as its type.
    AttributeUnreadable,
    /// An event is dated after `now`; its age counts as 0.
    Clock,
    /// Several events share an id and differ.
    EventConflict,
    /// An event has no id, no name or no moment.
    EventUnreadable,
    /// The business clock found no opening in time.
    NoOpening,
}

impl WarningCode {
    /// The code as decisions hold it.
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        match self {
            WarningCode::AttributeUnreadable => "attribute-unreadable",
            WarningCode::Clock => "clock",
            WarningCode::EventConflict => "event-conflict",
            WarningCode::EventUnreadable => "event-unreadable",
            WarningCode::NoOpening => "no-opening",
        }
    }
}

/// A warning and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Warning<'a> {
    pub(crate) code: WarningCode,
    pub(crate) at: &'a str,
}

impl Warning<'_> {
    /// The order in which decisions list them: by code, then by place.
    pub(crate) fn order(&self, other: &Warning<'_>) -> Ordering {
        (self.code as u8).cmp(&(other.code as u8)).then_with(|| utf16_order(self.at, other.at))
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.open('{');
        out.text_member("at", self.at);
        out.text_member("code", self.code.name());
        out.close('}');
    }
}

//! Three truth values: what nobody has answered is unknown, never false.

/// Kleene's truth values, in the order in which `min` is "and" and `max` is "or".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    /// It does not hold.
    False,
    /// It depends on what is not known.
    Unknown,
    /// It holds.
    True,
}

impl Truth {
    /// The opposite; unknown stays unknown.
    pub(crate) fn not(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }

    /// What is known for certain.
    pub(crate) fn certain(holds: bool) -> Truth {
        if holds { Truth::True } else { Truth::False }
    }

    /// What holds of all cases, of none, or of some.
    pub(crate) fn of_both(low: bool, high: bool) -> Truth {
        if low == high { Truth::certain(low) } else { Truth::Unknown }
    }

    /// The word that decisions hold.
    #[must_use]
    pub(crate) fn word(self) -> &'static str {
        match self {
            Truth::False => "false",
            Truth::Unknown => "unknown",
            Truth::True => "true",
        }
    }
}

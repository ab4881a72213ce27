//! What a reading rests on.

/// A part of a spelled text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Rules that made a reading what it is, as bits. A page's build keeps none: nobody asks it why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rules {
    #[cfg(feature = "policy")]
    bits: u8,
}

/// Names the rules, by their bits.
macro_rules! rules {
    ($($(#[$about:meta])* $name:ident = $bits:literal;)*) => {
        impl Rules {$(
            $(#[$about])*
            pub(crate) const $name: Rules = Rules {
                #[cfg(feature = "policy")]
                bits: $bits,
            };
        )*}
    };
}

rules! {
    /// The title as it is named.
    NONE = 0;
    /// The policy's own word.
    OWN = 1;
    /// One step below the title that is named.
    DOWN = 2;
    /// One step above.
    UP = 4;
    /// Somebody who works for the title that is named; where nothing is read, somebody else's title.
    OTHER = 8;
    /// One letter is wrong.
    #[cfg(feature = "policy")]
    TYPO = 16;
    /// The highest of several.
    HIGHEST = 32;
    /// A title of the past, or hoped for.
    PAST = 64;
    /// A word for somebody's work, by its ending.
    WORK = 128;
}

impl Rules {
    #[cfg(feature = "policy")]
    pub(crate) fn and(self, other: Rules) -> Rules {
        Rules { bits: self.bits | other.bits }
    }

    #[cfg(not(feature = "policy"))]
    pub(crate) fn and(self, _: Rules) -> Rules {
        self
    }

    #[cfg(feature = "policy")]
    pub(crate) fn has(self, rule: Rules) -> bool {
        self.bits & rule.bits != 0
    }
}

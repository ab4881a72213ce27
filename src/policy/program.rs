//! The compiled policy: what a page loads and what decides. Names are resolved to places, texts folded, numbers in milli-units.
//!
//! A program is a tree, read where it lies: each type here is a view of one of its lists, and names what stands at which place.
//! `compile` writes the same lists. Every question has an answer whatever the bytes were: a place beyond its list is nothing, and a
//! number that one cannot count with is cut. So no bytes that anyone may have edited can end a page.

use crate::hash;
use crate::json::{self, Limits, Tree, Value};
use crate::lead::attribute::Attribute;
use crate::lead::ledger::Interest;
use crate::lead::vocabulary::{self, Tables, Words};
#[cfg(feature = "policy")]
use crate::prelude::*;
#[cfg(feature = "policy")]
use base64::{Engine, engine::general_purpose::STANDARD};

/// A policy, compiled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Program {
    #[cfg(feature = "policy")]
    text: String,
    tree: Tree,
    tables: Tables,
}

/// A number of milli-points, or a duration in milliseconds: within what any sum of them can count.
fn bounded(list: Value<'_>, place: usize) -> Option<i64> {
    Some(list.whole_at(place)?.clamp(-MOST, MOST))
}

/// The largest number that is summed or added to a moment: 100,000 weeks in milliseconds.
const MOST: i64 = 100_000 * 7 * 86_400_000;

/// Defines views: a type for a kind of list, and a method for each place in it.
macro_rules! views {
    ($($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $place:literal $field:ident $read:ident -> $type:ty,)* })*) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct $name<'a>(pub(crate) Value<'a>);

        impl<'a> $name<'a> {$(
            $(#[$field_about])*
            pub(crate) fn $field(self) -> $type {
                views!(@$read self.0, $place)
            }
        )*}
    )*};
    (@text $list:expr, $place:literal) => { $list.text_at($place) };
    (@list $list:expr, $place:literal) => { $list.item($place) };
    (@place $list:expr, $place:literal) => { $list.place_at($place) };
    (@flag $list:expr, $place:literal) => { $list.item($place).kind() == crate::json::Kind::True };
    (@bounded $list:expr, $place:literal) => { bounded($list, $place) };
    (@condition $list:expr, $place:literal) => { $list.some($place).map(Condition) };
    (@matcher $list:expr, $place:literal) => { $list.some($place).map(Matcher) };
    (@clamp $list:expr, $place:literal) => { Clamp($list.item($place)) };
}

views! {
    /// Bounds of a sum, in milli-points.
    Clamp {
        /// The lowest it can be.
        0 min bounded -> Option<i64>,
        /// The highest it can be.
        1 max bounded -> Option<i64>,
    }
    /// Rules that are summed together.
    Group {
        0 id text -> &'a str,
        1 clamp clamp -> Clamp<'a>,
        2 rules list -> Value<'a>,
    }
    /// A rule and its points: once when its condition is true, or for each event that matches.
    Rule {
        0 id text -> &'a str,
        /// In milli-points.
        1 points bounded -> Option<i64>,
        2 when condition -> Option<Condition<'a>>,
        3 each matcher -> Option<Matcher<'a>>,
        /// Bounds of the events' sum.
        4 clamp clamp -> Clamp<'a>,
        /// How long an event keeps its points, in milliseconds; then a share of the rest is lost, and again.
        5 every bounded -> Option<i64>,
        /// That share, 1 to 100.
        6 percent bounded -> Option<i64>,
    }
    /// Bands of one score.
    Axis {
        /// A group's place; beyond them, the total.
        0 gauge place -> usize,
        /// Thresholds in milli-points and names, highest first.
        1 bands list -> Value<'a>,
        /// The name below all thresholds.
        2 otherwise text -> &'a str,
    }
    /// A named condition: an MQL criterion, a disqualifier, or a tag by its text.
    Criterion {
        0 id text -> &'a str,
        1 when condition -> Option<Condition<'a>>,
    }
    /// Where a lead goes; always, where there is no condition.
    Route {
        0 id text -> &'a str,
        1 when condition -> Option<Condition<'a>>,
        2 queue text -> &'a str,
        /// Owners and their weights.
        3 owners list -> Value<'a>,
        /// Its SLA's place.
        4 sla place -> usize,
    }
    /// What sales owes a lead.
    Sla {
        0 id text -> &'a str,
        /// Time until the first contact, in milliseconds.
        1 first_contact bounded -> Option<i64>,
        /// Whether only opening hours count.
        2 business flag -> bool,
    }
    /// Which events count.
    Matcher {
        /// The event's place in the interest.
        0 topic place -> usize,
        /// Properties by their places, and the folded texts of which each must be one.
        1 filter list -> Value<'a>,
        /// The highest age, in milliseconds.
        2 within bounded -> Option<i64>,
    }
    /// A condition: its form, then what the form needs.
    Condition {
        0 form place -> usize,
    }
}

/// All of the conditions that follow.
pub(crate) const ALL: usize = 0;
/// Any of the conditions that follow.
pub(crate) const ANY: usize = 1;
/// Not the condition that follows.
pub(crate) const NOT: usize = 2;
/// Asks an attribute: its place, its part, the test, and what is compared with.
pub(crate) const ATTRIBUTE: usize = 3;
/// At least so many events match: matcher, count.
pub(crate) const EVENT: usize = 4;
/// Asks a score: a group's place or the total, lowest, highest.
pub(crate) const SCORE: usize = 5;

/// It is one of the values: places of ranks, divisions, kinds and options, 0 and 1 for booleans; numbers in milli-units; folded texts.
#[cfg(feature = "policy")]
pub(crate) const IN: usize = 0;
/// It is none of them.
pub(crate) const NOT_IN: usize = 1;
/// It lies between lowest and highest: a number in milli-units, or a rank by its place.
pub(crate) const WITHIN: usize = 2;
/// It is known, or not.
pub(crate) const KNOWN: usize = 3;
/// Its folded text contains this.
pub(crate) const CONTAINS: usize = 4;

/// How many values a program has.
const LENGTH: usize = 19;

/// The bytes are no program that this version can run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgramError;

impl core::fmt::Display for ProgramError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(
            "this is no program that Leadpass can run: publish the policy again with the same version of Leadpass",
        )
    }
}

impl core::error::Error for ProgramError {}

/// How every program begins: its name and the version of its form.
const MAGIC: &str = "LPP1";

/// What a program may hold; folding can make it longer than its policy.
const LIMITS: Limits = Limits { bytes: 16 << 20, depth: 128, string: 16 << 20 };

/// How many digits of the list's SHA-256 follow.
const CHECKSUM: usize = 16;

impl Program {
    /// The program of a list, and of lists of words.
    #[cfg(feature = "policy")]
    pub(crate) fn of<'a>(list: &'a str, words: impl Iterator<Item = &'a str>) -> Option<Program> {
        let body = core::iter::once(list).chain(words).collect::<Vec<_>>().join(".");
        Program::read(&[MAGIC, hash::digits(&body).get(..CHECKSUM)?, &body].concat())
    }

    /// The bytes of this program.
    #[cfg(feature = "policy")]
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        self.text.clone().into_bytes()
    }

    /// Reads a program.
    ///
    /// # Errors
    /// [`ProgramError`] where the bytes are cut, changed, of another version, or no program at all.
    pub fn decode(bytes: &[u8]) -> Result<Program, ProgramError> {
        core::str::from_utf8(bytes).ok().and_then(Program::read).ok_or(ProgramError)
    }

    /// Reads a program: `LPP1`, a checksum, a list in JSON, and the words that it reads answers by; none where it is cut, changed or
    /// something else.
    pub(crate) fn read(text: &str) -> Option<Program> {
        let (sum, body) = text.strip_prefix(MAGIC)?.split_at_checked(CHECKSUM)?;
        if body.len() > LIMITS.bytes || !hash::digits(body).starts_with(sum) {
            return None;
        }
        let (list, tables) = vocabulary::unpack(body)?;
        let tree = json::read(list, LIMITS).ok()?;
        (tree.items().count() == LENGTH).then_some(Program {
            #[cfg(feature = "policy")]
            text: text.to_owned(),
            tree,
            tables,
        })
    }

    /// The program as it stands in pages: its list in base64, which any editor of pages leaves as it is, and its words, which are
    /// letters and digits already and would weigh half as much again.
    #[cfg(feature = "policy")]
    pub(crate) fn ascii(&self) -> String {
        let list = vocabulary::unpack(&self.text).map_or("", |(list, _)| list);
        [&STANDARD.encode(list), self.text.get(list.len()..).unwrap_or_default()].concat()
    }

    fn item(&self, place: usize) -> Value<'_> {
        self.tree.item(place)
    }

    /// The policy's id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.tree.text_at(0)
    }

    /// The policy's version.
    #[must_use]
    pub fn version(&self) -> &str {
        self.tree.text_at(1)
    }

    /// SHA-256 of the full policy's canonical form, private parts included: `sha256:` and lower-case hexadecimal.
    #[must_use]
    pub fn digest(&self) -> &str {
        self.tree.text_at(2)
    }

    /// Whether private parts were left out, so that every verdict of it is provisional.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        !self.item(3).is_null()
    }

    /// Whether a private criterion was left out: it counts as unknown.
    pub(crate) fn withholds_criterion(&self) -> bool {
        self.tree.place_at(3) > 0 && self.is_provisional()
    }

    /// Attributes, sorted by name.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = Attribute<'_>> {
        self.item(4).items().map(Attribute)
    }

    /// The words by which titles, companies, industries and mail domains are read.
    pub(crate) fn words(&self) -> Words<'_> {
        Words { own_titles: self.item(5), tables: &self.tables, often_mistyped: self.tree.text_at(18) }
    }

    /// The events and properties that conditions ask about.
    pub(crate) fn interest(&self) -> Interest<'_> {
        Interest { events: self.item(6), properties: self.item(7) }
    }

    /// Bounds of the total.
    pub(crate) fn clamp(&self) -> Clamp<'_> {
        Clamp(self.item(8))
    }

    /// Groups of rules.
    pub(crate) fn groups(&self) -> Value<'_> {
        self.item(9)
    }

    /// Rows and columns of the grid: the halves of a cell's name.
    pub(crate) fn grid(&self) -> Option<(Axis<'_>, Axis<'_>)> {
        let grid = self.tree.some(10)?;
        Some((Axis(grid.item(0)), Axis(grid.item(1))))
    }

    /// What keeps a lead from sales for good.
    pub(crate) fn disqualify(&self) -> Value<'_> {
        self.item(11)
    }

    /// What an MQL must meet.
    pub(crate) fn mql(&self) -> Value<'_> {
        self.item(12)
    }

    /// Tags and when they are set.
    pub(crate) fn tags(&self) -> Value<'_> {
        self.item(13)
    }

    /// Where an MQL goes.
    pub(crate) fn sales(&self) -> Value<'_> {
        self.item(14)
    }

    /// Where any other lead goes.
    pub(crate) fn nurture(&self) -> Value<'_> {
        self.item(15)
    }

    /// What sales owes a lead, by its place.
    pub(crate) fn sla(&self, place: usize) -> Option<Sla<'_>> {
        self.item(16).some(place).map(Sla)
    }

    /// Opening hours.
    pub(crate) fn hours(&self) -> Option<Value<'_>> {
        self.tree.some(17)
    }
}

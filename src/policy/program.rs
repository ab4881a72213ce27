//! The compiled policy: what a page loads and what decides. Names are resolved to places, texts folded, numbers in milli-units.
//!
//! Bytes that anyone may have edited go in; a sound program or an error comes out. A condition is its nodes in pre-order, so
//! that no bytes can make the reader or the evaluator recurse without bound.

use crate::lead::attribute::{Attribute, Part};
use crate::lead::calendar::Calendar;
use crate::lead::ledger::Interest;
use crate::wire::{Input, Wire, wire_enum, wire_struct};
use sha2::{Digest, Sha256};

/// A policy, compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The policy's id.
    pub(crate) id: String,
    /// The policy's version.
    pub(crate) version: String,
    /// SHA-256 of the full policy's canonical form, private parts included.
    pub(crate) digest: Vec<u8>,
    /// What publishing left out.
    pub(crate) withheld: Withheld,
    /// Attributes, sorted by name.
    pub(crate) attributes: Vec<Attribute>,
    /// The policy's own titles, folded, and their ranks.
    pub(crate) titles: Vec<(String, u32)>,
    /// The events and properties that conditions ask about.
    pub(crate) interest: Interest,
    /// How a lead is scored.
    pub(crate) score: Score,
    /// What keeps a lead from sales for good.
    pub(crate) disqualify: Vec<Criterion>,
    /// What an MQL must meet.
    pub(crate) mql: Vec<Criterion>,
    /// Tags and when they are set.
    pub(crate) tags: Vec<Tag>,
    /// Where an MQL goes.
    pub(crate) sales: Vec<Route>,
    /// Where any other lead goes.
    pub(crate) nurture: Vec<Route>,
    /// What sales owes a lead.
    pub(crate) slas: Vec<Sla>,
    /// Opening hours.
    pub(crate) hours: Option<Calendar>,
}

/// What publishing left out of a program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Withheld {
    /// Any private part: every verdict is provisional.
    pub(crate) any: bool,
    /// A private criterion: it counts as unknown.
    pub(crate) criterion: bool,
}

/// Bounds of a sum, in milli-points.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Clamp {
    /// The lowest it can be.
    pub(crate) min: Option<i64>,
    /// The highest it can be.
    pub(crate) max: Option<i64>,
}

/// Groups of rules, and the grid they make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Score {
    /// Bounds of the total.
    pub(crate) clamp: Clamp,
    /// The groups.
    pub(crate) groups: Vec<Group>,
    /// The grid.
    pub(crate) grid: Option<Grid>,
}

/// Rules that are summed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// Its id.
    pub(crate) id: String,
    /// Bounds of its sum.
    pub(crate) clamp: Clamp,
    /// Its rules.
    pub(crate) rules: Vec<Rule>,
}

/// A rule and its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    /// Its id.
    pub(crate) id: String,
    /// Points, in milli-points.
    pub(crate) points: i64,
    /// What earns them.
    pub(crate) earned: Earned,
}

/// What earns a rule's points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Earned {
    /// Once, when the condition is true.
    When(Condition),
    /// For each matching event.
    Each {
        /// Which events.
        matcher: Matcher,
        /// Bounds of their sum.
        clamp: Clamp,
        /// How points fade.
        decay: Option<Decay>,
    },
}

/// How points fade: for each whole period of an event's age a share is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decay {
    /// The period, in milliseconds.
    pub(crate) every: i64,
    /// The share lost, 1 to 100.
    pub(crate) percent: u8,
}

/// Rows and columns made of scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    /// The first half of a cell's name.
    pub(crate) rows: Axis,
    /// The second half.
    pub(crate) columns: Axis,
}

/// Bands of one score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Axis {
    /// Which score.
    pub(crate) gauge: Gauge,
    /// Thresholds in milli-points and names, highest first.
    pub(crate) bands: Vec<(i64, String)>,
    /// The name below all thresholds.
    pub(crate) otherwise: String,
}

/// A score that can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gauge {
    /// The total.
    Total,
    /// A group's, by its place.
    Group(u32),
}

/// A named condition: an MQL criterion or a disqualifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Criterion {
    /// Its id.
    pub(crate) id: String,
    /// When it holds.
    pub(crate) when: Condition,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its text.
    pub(crate) tag: String,
    /// When it is set.
    pub(crate) when: Condition,
}

/// Where a lead goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Route {
    /// Its id.
    pub(crate) id: String,
    /// When it is taken; always, where there is none.
    pub(crate) when: Option<Condition>,
    /// Who works it.
    pub(crate) queue: String,
    /// Owners and their weights.
    pub(crate) owners: Vec<(String, u8)>,
    /// Its SLA's place.
    pub(crate) sla: Option<u32>,
}

/// What sales owes a lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sla {
    /// Its name.
    pub(crate) id: String,
    /// Time until the first contact, in milliseconds.
    pub(crate) first_contact: i64,
    /// Whether only opening hours count.
    pub(crate) business: bool,
}

/// A condition: its nodes in pre-order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition(pub Vec<Node>);

/// One node of a condition; the children of the first three follow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// True if all of so many children are.
    All(u32),
    /// True if any of so many children is.
    Any(u32),
    /// The opposite of its child.
    Not,
    /// Asks an attribute, by its place.
    Attribute(u32, Part, Test),
    /// At least so many events match.
    Event(Matcher, u32),
    /// Asks a score.
    Score(Gauge, Bounds),
}

/// What a condition asks of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    /// It is one of these.
    In(Values),
    /// It is none of these.
    NotIn(Values),
    /// It lies between these.
    Within(Bounds),
    /// It is known, or not.
    Known(bool),
    /// Its folded text contains this.
    Contains(String),
}

/// Values of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Values {
    /// Places of ranks, divisions, kinds, options; 0 and 1 for booleans.
    Codes(Vec<u32>),
    /// Numbers, in milli-units.
    Numbers(Vec<i64>),
    /// Folded texts.
    Texts(Vec<String>),
}

/// Bounds of a number in milli-units, or of a rank by its place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// The lowest that meets it.
    pub(crate) at_least: Option<i64>,
    /// The highest that meets it.
    pub(crate) at_most: Option<i64>,
}

/// Which events count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Matcher {
    /// The event's place in the interest.
    pub(crate) topic: u32,
    /// Properties by their places, and the folded texts of which each must be one.
    pub(crate) filter: Vec<(u32, Vec<String>)>,
    /// The highest age, in milliseconds.
    pub(crate) within: Option<i64>,
}

wire_struct!(Program {
    id,
    version,
    digest,
    withheld,
    attributes,
    titles,
    interest,
    score,
    disqualify,
    mql,
    tags,
    sales,
    nurture,
    slas,
    hours
});
wire_struct!(Withheld { any, criterion });
wire_struct!(Clamp { min, max });
wire_struct!(Score { clamp, groups, grid });
wire_struct!(Group { id, clamp, rules });
wire_struct!(Rule { id, points, earned });
wire_struct!(Decay { every, percent });
wire_struct!(Grid { rows, columns });
wire_struct!(Axis { gauge, bands, otherwise });
wire_struct!(Criterion { id, when });
wire_struct!(Tag { tag, when });
wire_struct!(Route { id, when, queue, owners, sla });
wire_struct!(Sla { id, first_contact, business });
wire_struct!(Bounds { at_least, at_most });
wire_struct!(Matcher { topic, filter, within });
wire_enum!(Earned { 0 => When(condition), 1 => Each { matcher, clamp, decay } });
wire_enum!(Gauge { 0 => Total, 1 => Group(place) });
wire_enum!(Node {
    0 => All(count),
    1 => Any(count),
    2 => Not,
    3 => Attribute(place, part, test),
    4 => Event(matcher, at_least),
    5 => Score(gauge, bounds),
});
wire_enum!(Test { 0 => In(values), 1 => NotIn(values), 2 => Within(bounds), 3 => Known(known), 4 => Contains(text) });
wire_enum!(Values { 0 => Codes(codes), 1 => Numbers(numbers), 2 => Texts(texts) });

impl Wire for Condition {
    #[cfg(feature = "policy")]
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn take(input: &mut Input<'_>) -> Self {
        Condition(Vec::take(input))
    }
}

/// The bytes are no program that this version can run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgramError;

impl std::fmt::Display for ProgramError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(
            "this is no program that Leadpass can run: publish the policy again with the same version of Leadpass",
        )
    }
}

impl std::error::Error for ProgramError {}

/// The first bytes of every program: its name and the version of its form.
const MAGIC: [u8; 4] = *b"LPP\x01";

/// The most bytes that a program may have; folding can make it longer than its policy.
const MAX_BYTES: usize = 16 << 20;

/// How many bytes of the body's SHA-256 follow them.
const CHECKSUM: usize = 8;

impl Program {
    /// The bytes of this program.
    #[cfg(feature = "policy")]
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut body = Vec::new();
        self.put(&mut body);
        let mut bytes = MAGIC.to_vec();
        bytes.extend(Sha256::digest(&body).iter().take(CHECKSUM));
        bytes.extend(body);
        bytes
    }

    /// Reads a program.
    ///
    /// # Errors
    /// [`ProgramError`] where the bytes are cut, changed, of another version, or no program at all.
    pub fn decode(bytes: &[u8]) -> Result<Program, ProgramError> {
        let rest = bytes.strip_prefix(&MAGIC).filter(|rest| rest.len() <= MAX_BYTES);
        let (checksum, body) = rest.and_then(|rest| rest.split_at_checked(CHECKSUM)).ok_or(ProgramError)?;
        if !Sha256::digest(body).starts_with(checksum) {
            return Err(ProgramError);
        }
        let mut input = Input::new(body);
        let program = Program::take(&mut input);
        let sound = input.is_whole() && super::sound::is_sound(&program);
        if sound { Ok(program) } else { Err(ProgramError) }
    }
}

/// What may be asked of a program from outside.
impl Program {
    /// The policy's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The policy's version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// SHA-256 of the full policy's canonical form, as `sha256:` and lower-case hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        crate::decide::decision::hex("sha256:", &self.digest)
    }

    /// Whether private parts were left out, so that every verdict of it is provisional.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.withheld.any
    }
}

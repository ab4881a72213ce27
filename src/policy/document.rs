//! The policy as it was signed: the JSON's own shape, as types. What stands in a [`Policy`] has been checked.

use crate::lead::attribute::{Kind, Part};
use crate::lead::decimal::Decimal;

/// Texts by language; empty where nobody gave one.
pub(crate) type Label = Vec<(String, String)>;

/// A policy that passed every check.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Its id.
    pub(crate) id: String,
    /// Its version.
    pub(crate) version: String,
    /// Its title.
    pub(crate) title: Label,
    /// The zone of its local times.
    pub(crate) timezone: String,
    /// Attributes, sorted by name.
    pub(crate) attributes: Vec<Attribute>,
    /// Titles of its own, as typed, and the rank each is read as.
    pub(crate) titles: Vec<(String, u32)>,
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
    pub(crate) business_hours: Option<BusinessHours>,
    /// Stages and their duties.
    pub(crate) stages: Vec<Stage>,
    /// When the policy is looked at again.
    pub(crate) review: Option<Review>,
    /// What it is all for.
    pub(crate) kgi: Option<Kgi>,
    /// SHA-256 of its canonical form without `$schema`.
    pub(crate) digest: String,
}

/// An attribute.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attribute {
    /// Its name.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) kind: Kind,
    /// Form controls that fill it.
    pub(crate) fields: Vec<String>,
    /// Its label.
    pub(crate) label: Label,
    /// The options of a choice.
    pub(crate) options: Vec<Choice>,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    /// Its name in the policy.
    pub(crate) value: String,
    /// Its label.
    pub(crate) label: Label,
    /// What else is read as it.
    pub(crate) aliases: Vec<String>,
}

/// Bounds of a sum.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Clamp {
    /// The lowest it can be.
    pub(crate) min: Option<Decimal>,
    /// The highest it can be.
    pub(crate) max: Option<Decimal>,
}

/// Groups of rules, and the grid they make.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Score {
    /// Bounds of the total.
    pub(crate) clamp: Clamp,
    /// The groups.
    pub(crate) groups: Vec<Group>,
    /// Rows and columns.
    pub(crate) grid: Option<(Axis, Axis)>,
}

/// Rules that are summed together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group {
    /// Its id.
    pub(crate) id: String,
    /// Its label.
    pub(crate) label: Label,
    /// Bounds of its sum.
    pub(crate) clamp: Clamp,
    /// Its rules.
    pub(crate) rules: Vec<Rule>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rule {
    /// Its id.
    pub(crate) id: String,
    /// Its label.
    pub(crate) label: Label,
    /// Whether it never ships to a browser.
    pub(crate) private: bool,
    /// Its points.
    pub(crate) points: Decimal,
    /// What earns them.
    pub(crate) earned: Earned,
}

/// What earns a rule's points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Earned {
    /// Once, when the condition is true.
    When(Condition),
    /// For each matching event.
    Each {
        /// Which events.
        matcher: Matcher,
        /// Bounds of their sum.
        clamp: Clamp,
        /// Period (milliseconds) and share lost (percent).
        decay: Option<(i64, u8)>,
        /// Whether only events with a signed receipt are meant.
        receipt: bool,
    },
}

/// Bands of one score.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Axis {
    /// The group, or `total`.
    pub(crate) gauge: String,
    /// Names and thresholds.
    pub(crate) bands: Vec<(String, Decimal)>,
    /// The name below all thresholds.
    pub(crate) otherwise: String,
}

/// A named condition: an MQL criterion or a disqualifier.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Criterion {
    /// Its id.
    pub(crate) id: String,
    /// Its label.
    pub(crate) label: Label,
    /// Whether it never ships to a browser.
    pub(crate) private: bool,
    /// When it holds.
    pub(crate) when: Condition,
}

/// A tag.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tag {
    /// Its text.
    pub(crate) tag: String,
    /// Its label.
    pub(crate) label: Label,
    /// When it is set.
    pub(crate) when: Condition,
}

/// Where a lead goes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Route {
    /// Its id.
    pub(crate) id: String,
    /// Its label.
    pub(crate) label: Label,
    /// Whether it never ships to a browser.
    pub(crate) private: bool,
    /// When it is taken; always, where there is none.
    pub(crate) when: Option<Condition>,
    /// Who works it.
    pub(crate) queue: String,
    /// Owners.
    pub(crate) owners: Vec<Owner>,
    /// The name of its SLA.
    pub(crate) sla: Option<String>,
}

/// Who owns a lead of a route.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Owner {
    /// Its id.
    pub(crate) id: String,
    /// Its label.
    pub(crate) label: Label,
    /// Its share, 1 to 100.
    pub(crate) weight: u8,
}

/// What sales owes a lead.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sla {
    /// Its name.
    pub(crate) id: String,
    /// Its label.
    pub(crate) label: Label,
    /// Time until the first contact, in milliseconds.
    pub(crate) first_contact: i64,
    /// Whether only opening hours count.
    pub(crate) business: bool,
    /// How many unreached attempts in a row return the lead.
    pub(crate) max_attempts: Option<u32>,
    /// The nurture route it returns to.
    pub(crate) then_nurture: Option<String>,
}

/// Opening hours.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BusinessHours {
    /// Open days of the week, Monday being bit 0.
    pub(crate) days: u8,
    /// Opening, in minutes after midnight.
    pub(crate) from: u16,
    /// Closing, in minutes after midnight.
    pub(crate) to: u16,
    /// Closed dates as day numbers, sorted.
    pub(crate) holidays: Vec<i32>,
}

/// A stage of the hand-over.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stage {
    /// `lead`, `mql`, `sal`, `sql` or `won`.
    pub(crate) id: String,
    /// Its label.
    pub(crate) label: Label,
    /// Who owns a lead in it.
    pub(crate) owner: String,
    /// What they do.
    pub(crate) duty: Option<Duty>,
}

/// Who does what, when and how.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Duty {
    /// Who.
    pub(crate) who: Label,
    /// When.
    pub(crate) when: Label,
    /// How.
    pub(crate) how: Label,
    /// What.
    pub(crate) what: Label,
}

/// When the policy is looked at again.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Review {
    /// How many units.
    pub(crate) every: u32,
    /// `week`, `month`, `quarter` or `year`.
    pub(crate) unit: &'static str,
    /// The last review's day number.
    pub(crate) last: Option<i32>,
}

/// What it is all for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kgi {
    /// Its label.
    pub(crate) label: Label,
    /// Revenue aimed at.
    pub(crate) revenue: Decimal,
    /// What one deal brings.
    pub(crate) deal_size: Decimal,
}

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Condition {
    /// True if all are.
    All(Vec<Condition>),
    /// True if any is.
    Any(Vec<Condition>),
    /// The opposite.
    Not(Box<Condition>),
    /// Asks an attribute.
    Attribute(String, Part, Test),
    /// At least so many events match.
    Event(Matcher, u32),
    /// Asks a score: a group's, or `total`.
    Score(String, Range),
}

/// What a condition asks of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Test {
    /// It is one of these.
    In(Vec<Literal>),
    /// It is none of these.
    NotIn(Vec<Literal>),
    /// It lies between these.
    Within(Range),
    /// It is known, or not.
    Known(bool),
    /// Its folded text contains this.
    Contains(String),
}

/// A value in a condition.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    /// A number.
    Number(Decimal),
    /// A rank, division, option, kind or boolean: its place in its list.
    Code(u32),
    /// A text.
    Text(String),
}

/// The bounds of a comparison: numbers, or ranks by their places.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Range {
    /// The lowest that meets it.
    pub(crate) at_least: Option<Literal>,
    /// The highest that meets it.
    pub(crate) at_most: Option<Literal>,
}

/// Which events count.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matcher {
    /// The event's name.
    pub(crate) event: String,
    /// Properties, and the values of which each must be one (as text).
    pub(crate) filter: Vec<(String, Vec<String>)>,
    /// The highest age, in milliseconds.
    pub(crate) within: Option<i64>,
}

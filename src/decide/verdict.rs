//! The verdict: disqualified, for sales, or for nurturing; its reasons, tags, route, owner and deadline.

use super::condition::{Facts, Seen};
use super::owner;
use super::score::{self, Scores};
use super::trace::Trace;
use super::truth::Truth;
use crate::lead::attribute::{Kind, Part, Reading};
use crate::lead::clock::Instant;
use crate::lead::warning::{Warning, WarningCode};
use crate::policy::program::{Criterion, Route, Sla};

/// Where a lead goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// To sales: it is an MQL.
    Sales,
    /// To nurturing.
    Nurture,
    /// Nowhere: it will never be sales'.
    Disqualified,
}

impl Outcome {
    /// The word that decisions hold.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Sales => "sales",
            Outcome::Nurture => "nurture",
            Outcome::Disqualified => "disqualified",
        }
    }

    /// The stage a lead stands in after the verdict.
    #[must_use]
    pub fn stage(self) -> &'static str {
        match self {
            Outcome::Sales => "mql",
            Outcome::Nurture | Outcome::Disqualified => "lead",
        }
    }
}

/// A criterion and what it came to.
pub(crate) struct Met<'a> {
    pub(crate) criterion: &'a Criterion,
    pub(crate) truth: Truth,
    pub(crate) seen: Option<Seen>,
}

/// A route taken.
pub(crate) struct Taken<'a> {
    pub(crate) route: &'a Route,
    pub(crate) owner: Option<&'a str>,
    pub(crate) sla: Option<&'a Sla>,
}

/// All that a decision holds but its digests.
pub(crate) struct Verdict<'a> {
    pub(crate) outcome: Outcome,
    pub(crate) undecided: bool,
    pub(crate) reasons: Vec<&'a str>,
    pub(crate) mql: Vec<Met<'a>>,
    pub(crate) scores: Scores<'a>,
    pub(crate) cell: Option<String>,
    pub(crate) tags: Vec<&'a str>,
    pub(crate) taken: Option<Taken<'a>>,
    pub(crate) contact_by: Option<Instant>,
    pub(crate) warnings: Vec<Warning>,
}

/// Judges one lead.
pub(crate) fn judge<'a>(facts: &Facts<'a>, key: &str, trace: &mut impl Trace) -> Verdict<'a> {
    let program = facts.program;
    let scores = score::score(facts, trace);
    let reasons = reasons(facts, trace);
    let mql = criteria(facts, &scores, trace);
    let withheld = if program.withheld.criterion { Truth::Unknown } else { Truth::True };
    let truth = mql.iter().map(|met| met.truth).fold(withheld, Truth::min);
    let outcome = match truth {
        _ if !reasons.is_empty() => Outcome::Disqualified,
        Truth::True => Outcome::Sales,
        Truth::False | Truth::Unknown => Outcome::Nurture,
    };
    let tags = tags(facts, &scores, trace);
    let taken = take_route(facts, &scores, outcome, key, trace);
    let mut warnings = Vec::new();
    let contact_by = taken.as_ref().and_then(|taken| taken.sla).and_then(|sla| deadline(facts, sla, &mut warnings));
    Verdict {
        outcome,
        undecided: outcome == Outcome::Nurture && truth == Truth::Unknown,
        reasons,
        mql,
        cell: program.score.grid.as_ref().map(|grid| score::cell(grid, &scores)),
        scores,
        tags,
        taken,
        contact_by,
        warnings,
    }
}

/// The disqualifiers that hold.
fn reasons<'a>(facts: &Facts<'a>, trace: &mut impl Trace) -> Vec<&'a str> {
    let mut reasons = Vec::new();
    for (place, criterion) in facts.program.disqualify.iter().enumerate() {
        enter_when(trace, "disqualify", place);
        if facts.evaluate(&criterion.when, None, trace) == Truth::True {
            reasons.push(criterion.id.as_str());
        }
        leave_when(trace);
    }
    reasons
}

fn criteria<'a>(facts: &Facts<'a>, scores: &Scores<'_>, trace: &mut impl Trace) -> Vec<Met<'a>> {
    let mut met = Vec::new();
    for (place, criterion) in facts.program.mql.iter().enumerate() {
        enter_when(trace, "mql", place);
        let truth = facts.evaluate(&criterion.when, Some(scores), trace);
        met.push(Met { criterion, truth, seen: facts.seen(&criterion.when, scores) });
        leave_when(trace);
    }
    met
}

/// The tags that are set, each once.
fn tags<'a>(facts: &Facts<'a>, scores: &Scores<'_>, trace: &mut impl Trace) -> Vec<&'a str> {
    let mut tags: Vec<&str> = Vec::new();
    for (place, tag) in facts.program.tags.iter().enumerate() {
        enter_when(trace, "tags", place);
        if facts.evaluate(&tag.when, Some(scores), trace) == Truth::True && !tags.contains(&tag.tag.as_str()) {
            tags.push(&tag.tag);
        }
        leave_when(trace);
    }
    tags
}

/// The first route that is open to the lead.
fn take_route<'a>(
    facts: &Facts<'a>,
    scores: &Scores<'_>,
    outcome: Outcome,
    key: &str,
    trace: &mut impl Trace,
) -> Option<Taken<'a>> {
    let (part, routes) = match outcome {
        Outcome::Sales => ("sales.routes", &facts.program.sales),
        Outcome::Nurture => ("nurture.routes", &facts.program.nurture),
        Outcome::Disqualified => return None,
    };
    let mut open = |place: usize, route: &Route| match &route.when {
        None => true,
        Some(when) => {
            enter_when(trace, part, place);
            let truth = facts.evaluate(when, Some(scores), trace);
            leave_when(trace);
            truth == Truth::True
        }
    };
    let (_, route) = routes.iter().enumerate().find(|(place, route)| open(*place, route))?;
    let owner = owner::choose(&route.owners, facts.address().unwrap_or(key));
    let sla = route.sla.and_then(|sla| facts.program.slas.get(crate::index(sla)));
    Some(Taken { route, owner, sla })
}

fn deadline(facts: &Facts<'_>, sla: &Sla, warnings: &mut Vec<Warning>) -> Option<Instant> {
    let hours = facts.program.hours.as_ref().filter(|_| sla.business);
    let deadline = match hours {
        Some(hours) => hours.after(facts.now, sla.first_contact),
        None => facts.now.plus(sla.first_contact),
    };
    if deadline.is_none() {
        warnings.push(Warning::new(WarningCode::NoOpening, &sla.id));
    }
    deadline
}

impl Facts<'_> {
    /// The folded address of the first known mail attribute.
    fn address(&self) -> Option<&str> {
        let mails =
            self.program.attributes.iter().zip(&self.readings).filter(|(attribute, _)| attribute.kind == Kind::Email);
        mails
            .map(|(_, reading)| reading)
            .filter(|reading| matches!(reading, Reading::Mail { .. }))
            .find_map(|reading| reading.part_text(Part::Whole))
    }
}

fn enter_when(trace: &mut impl Trace, part: &'static str, place: usize) {
    trace.enter(part, u32::try_from(place).ok());
    trace.enter("when", None);
}

fn leave_when(trace: &mut impl Trace) {
    trace.leave();
    trace.leave();
}

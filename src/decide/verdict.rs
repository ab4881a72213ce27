//! The verdict: disqualified, for sales, or for nurturing; its reasons, tags, route, owner and deadline.

use super::condition::Facts;
use super::owner;
use super::score::{self, Scores};
use super::trace::Trace;
use super::truth::Truth;
use crate::json::Value;
use crate::lead::attribute::{Part, Reading};
use crate::lead::calendar::Calendar;
use crate::lead::clock::Instant;
use crate::policy::program::{Criterion, Route, Sla};
use crate::prelude::*;

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
    pub(crate) criterion: Criterion<'a>,
    pub(crate) truth: Truth,
}

/// All that a decision holds but its digests.
pub(crate) struct Verdict<'a> {
    pub(crate) outcome: Outcome,
    pub(crate) undecided: bool,
    /// The disqualifiers that hold.
    pub(crate) reasons: Vec<&'a str>,
    pub(crate) mql: Vec<Met<'a>>,
    pub(crate) scores: Scores<'a>,
    pub(crate) cell: Option<String>,
    /// The tags that are set, each once.
    pub(crate) tags: Vec<&'a str>,
    pub(crate) route: Option<Route<'a>>,
    pub(crate) owner: Option<&'a str>,
    pub(crate) sla: Option<Sla<'a>>,
    /// When the first contact is due; none where the business clock found no opening in time.
    pub(crate) contact_by: Option<Instant>,
}

/// Judges one lead.
pub(crate) fn judge<'a>(facts: &Facts<'a>, key: &str, trace: &mut impl Trace) -> Verdict<'a> {
    let program = facts.program;
    let scores = score::score(facts, trace);
    let mut reasons = Vec::new();
    for met in criteria(facts, program.disqualify(), "disqualify", None, trace) {
        if met.truth == Truth::True {
            reasons.push(met.criterion.id());
        }
    }
    let mql = criteria(facts, program.mql(), "mql", Some(&scores), trace);
    let mut truth = if program.withholds_criterion() { Truth::Unknown } else { Truth::True };
    for met in &mql {
        truth = truth.min(met.truth);
    }
    let outcome = match truth {
        _ if !reasons.is_empty() => Outcome::Disqualified,
        Truth::True => Outcome::Sales,
        Truth::False | Truth::Unknown => Outcome::Nurture,
    };
    let mut tags = Vec::new();
    for met in criteria(facts, program.tags(), "tags", Some(&scores), trace) {
        if met.truth == Truth::True && !tags.contains(&met.criterion.id()) {
            tags.push(met.criterion.id());
        }
    }
    let route = match outcome {
        Outcome::Sales => take_route(facts, program.sales(), "sales.routes", &scores, trace),
        Outcome::Nurture => take_route(facts, program.nurture(), "nurture.routes", &scores, trace),
        Outcome::Disqualified => None,
    };
    let sla = route.and_then(|route| program.sla(route.sla()));
    Verdict {
        outcome,
        undecided: outcome == Outcome::Nurture && truth == Truth::Unknown,
        reasons,
        mql,
        cell: program.grid().map(|grid| score::cell(grid, &scores)),
        scores,
        tags,
        owner: route.and_then(|route| owner::choose(route.owners(), facts.address().unwrap_or(key))),
        route,
        sla,
        contact_by: sla.and_then(|sla| deadline(facts, sla)),
    }
}

/// What named conditions came to.
fn criteria<'a>(
    facts: &Facts<'a>,
    list: Value<'a>,
    part: &'static str,
    scores: Option<&Scores<'_>>,
    trace: &mut impl Trace,
) -> Vec<Met<'a>> {
    let mut met = Vec::new();
    for (place, criterion) in list.items().enumerate() {
        let criterion = Criterion(criterion);
        trace.enter(part, Some(place));
        trace.enter("when", None);
        met.push(Met { criterion, truth: facts.evaluate(criterion.when(), scores, trace) });
        trace.leave();
        trace.leave();
    }
    met
}

/// The first route that is open to the lead.
fn take_route<'a>(
    facts: &Facts<'a>,
    routes: Value<'a>,
    part: &'static str,
    scores: &Scores<'_>,
    trace: &mut impl Trace,
) -> Option<Route<'a>> {
    for (place, route) in routes.items().enumerate() {
        let route = Route(route);
        trace.enter(part, Some(place));
        trace.enter("when", None);
        let truth = facts.evaluate(route.when(), Some(scores), trace);
        trace.leave();
        trace.leave();
        if truth == Truth::True {
            return Some(route);
        }
    }
    None
}

fn deadline(facts: &Facts<'_>, sla: Sla<'_>) -> Option<Instant> {
    let wait = sla.first_contact()?;
    match facts.program.hours().filter(|_| sla.business()) {
        Some(hours) => Calendar(hours).after(facts.now, wait),
        None => facts.now.plus(wait),
    }
}

impl Facts<'_> {
    /// The folded address of the first known mail attribute.
    fn address(&self) -> Option<&str> {
        let known = self.attributes.iter().find(|fact| matches!(fact.reading, Reading::Mail { .. }))?;
        known.reading.part_text(Part::Whole)
    }
}

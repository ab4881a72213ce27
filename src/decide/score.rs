//! Scores: rules into groups, groups into the total, each clamped, each with the interval that unknown answers leave open.

use super::condition::Facts;
use super::trace::Trace;
use super::truth::Truth;
use crate::joined::joined;
use crate::json::Writer;
use crate::policy::program::{Axis, Clamp, Group, Rule};
use crate::prelude::*;

/// Milli-points: the lowest and highest that unknown answers allow, and the sum of what is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) low: i64,
    pub(crate) known: i64,
    pub(crate) high: i64,
}

impl Interval {
    fn plus(self, other: Interval) -> Interval {
        Interval {
            low: self.low.saturating_add(other.low),
            known: self.known.saturating_add(other.known),
            high: self.high.saturating_add(other.high),
        }
    }

    fn clamped(self, clamp: Clamp<'_>) -> Interval {
        Interval { low: clamp.apply(self.low), known: clamp.apply(self.known), high: clamp.apply(self.high) }
    }

    /// Its three numbers as members.
    pub(crate) fn write(self, out: &mut Writer) {
        out.milli_member("high", self.high);
        out.milli_member("known", self.known);
        out.milli_member("low", self.low);
    }
}

impl Clamp<'_> {
    /// First the upper bound, then the lower.
    fn apply(self, sum: i64) -> i64 {
        sum.min(self.max().unwrap_or(i64::MAX)).max(self.min().unwrap_or(i64::MIN))
    }
}

/// A sum before and after its clamp.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sum {
    pub(crate) raw: i64,
    pub(crate) interval: Interval,
}

impl Sum {
    fn of(interval: Interval, clamp: Clamp<'_>) -> Sum {
        Sum { raw: interval.known, interval: interval.clamped(clamp) }
    }
}

/// A rule's result.
struct RuleScore<'a> {
    id: &'a str,
    truth: Truth,
    raw: i64,
    /// Matching events and their points after decay, for rules that count events.
    events: Option<(usize, i64)>,
    interval: Interval,
}

/// A group's result.
struct GroupScore<'a> {
    id: &'a str,
    rules: Vec<RuleScore<'a>>,
    sum: Sum,
}

/// All scores of one lead.
pub(crate) struct Scores<'a> {
    groups: Vec<GroupScore<'a>>,
    pub(crate) total: Sum,
}

/// Scores a lead.
pub(crate) fn score<'a>(facts: &Facts<'a>, trace: &mut impl Trace) -> Scores<'a> {
    let mut groups = Vec::new();
    let mut total = Interval::default();
    for (place, group) in facts.program.groups().items().enumerate() {
        trace.enter("score.groups", Some(place));
        let group = score_group(Group(group), facts, trace);
        total = total.plus(group.sum.interval);
        groups.push(group);
        trace.leave();
    }
    Scores { groups, total: Sum::of(total, facts.program.clamp()) }
}

fn score_group<'a>(group: Group<'a>, facts: &Facts<'a>, trace: &mut impl Trace) -> GroupScore<'a> {
    let mut rules = Vec::new();
    let mut sum = Interval::default();
    for (place, rule) in group.rules().items().enumerate() {
        trace.enter("rules", Some(place));
        let rule = score_rule(Rule(rule), facts, trace);
        sum = sum.plus(rule.interval);
        rules.push(rule);
        trace.leave();
    }
    GroupScore { id: group.id(), rules, sum: Sum::of(sum, group.clamp()) }
}

fn score_rule<'a>(rule: Rule<'a>, facts: &Facts<'a>, trace: &mut impl Trace) -> RuleScore<'a> {
    let (id, points) = (rule.id(), rule.points().unwrap_or(0));
    let Some(matcher) = rule.each() else {
        trace.enter("when", None);
        let truth = facts.evaluate(rule.when(), None, trace);
        trace.leave();
        let known = if truth == Truth::True { points } else { 0 };
        let open = if truth == Truth::Unknown { points } else { 0 };
        let interval = Interval { low: known + open.min(0), known, high: known + open.max(0) };
        return RuleScore { id, truth, raw: known, events: None, interval };
    };
    let (mut count, mut raw, mut sum) = (0_usize, 0_i64, 0_i64);
    for event in facts.matching(matcher) {
        count += 1;
        raw = raw.saturating_add(points);
        sum = sum.saturating_add(decayed(points, rule, event.age(facts.now)));
    }
    let known = rule.clamp().apply(sum);
    let interval = Interval { low: known, known, high: known };
    RuleScore { id, truth: Truth::certain(count > 0), raw, events: Some((count, sum)), interval }
}

/// An event's points: for each whole period of its age the rest is a share of what there was, cut to milli-points toward zero.
fn decayed(points: i64, rule: Rule<'_>, age: i64) -> i64 {
    let mut points = points;
    if let (Some(every), Some(percent)) = (rule.every(), rule.percent()) {
        for _ in 0..age / every.max(1) {
            let rest = points * (100 - percent.clamp(0, 100)) / 100;
            if rest == points {
                break; // only zero stays what it is
            }
            points = rest;
        }
    }
    points
}

/// The name of the cell that the known scores fall into: half of it by each axis.
pub(crate) fn cell((rows, columns): (Axis<'_>, Axis<'_>), scores: &Scores<'_>) -> String {
    joined(&[band(rows, scores), band(columns, scores)], "")
}

fn band<'a>(axis: Axis<'a>, scores: &Scores<'_>) -> &'a str {
    let known = scores.of(axis.gauge()).known;
    let reached = axis.bands().items().find(|band| band.whole_at(0).is_some_and(|threshold| known >= threshold));
    reached.map_or(axis.otherwise(), |band| band.text_at(1))
}

impl Scores<'_> {
    /// A group's interval, or beyond the groups the total's.
    pub(crate) fn of(&self, gauge: usize) -> Interval {
        self.groups.get(gauge).map_or(self.total.interval, |group| group.sum.interval)
    }
}

impl Scores<'_> {
    /// Members of every object in the order of their names.
    pub(crate) fn write(&self, out: &mut Writer) {
        out.open('{');
        out.name("groups");
        out.open('[');
        for group in &self.groups {
            group.write(out);
        }
        out.close(']');
        out.name("total");
        out.open('{');
        self.total.interval.write(out);
        out.milli_member("raw", self.total.raw);
        out.close('}');
        out.close('}');
    }
}

impl GroupScore<'_> {
    fn write(&self, out: &mut Writer) {
        out.open('{');
        let Interval { low, known, high } = self.sum.interval;
        out.milli_member("high", high);
        out.text_member("id", self.id);
        out.milli_member("known", known);
        out.milli_member("low", low);
        out.milli_member("raw", self.sum.raw);
        out.name("rules");
        out.open('[');
        for rule in &self.rules {
            rule.write(out);
        }
        out.close(']');
        out.close('}');
    }
}

impl RuleScore<'_> {
    fn write(&self, out: &mut Writer) {
        out.open('{');
        if let Some((count, decayed)) = self.events {
            out.count_member("count", count);
            out.milli_member("decayed", decayed);
        }
        let Interval { low, known, high } = self.interval;
        out.milli_member("high", high);
        out.text_member("id", self.id);
        out.milli_member("known", known);
        out.milli_member("low", low);
        out.milli_member("raw", self.raw);
        out.text_member("result", self.truth.word());
        out.close('}');
    }
}

//! Scores: rules into groups, groups into the total, each clamped, each with the interval that unknown answers leave open.

use super::condition::Facts;
use super::trace::Trace;
use super::truth::Truth;
use crate::json::Writer;
use crate::policy::program::{Axis, Clamp, Decay, Earned, Grid, Group, Matcher, Rule};

/// Milli-points: the lowest and highest that unknown answers allow, and the sum of what is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) low: i64,
    pub(crate) known: i64,
    pub(crate) high: i64,
}

impl Interval {
    fn exactly(points: i64) -> Interval {
        Interval { low: points, known: points, high: points }
    }

    fn plus(self, other: Interval) -> Interval {
        Interval {
            low: self.low.saturating_add(other.low),
            known: self.known.saturating_add(other.known),
            high: self.high.saturating_add(other.high),
        }
    }

    fn clamped(self, clamp: Clamp) -> Interval {
        Interval { low: clamp.apply(self.low), known: clamp.apply(self.known), high: clamp.apply(self.high) }
    }

    /// Its three numbers as members.
    pub(crate) fn write(self, out: &mut Writer) {
        out.milli_member("high", self.high);
        out.milli_member("known", self.known);
        out.milli_member("low", self.low);
    }
}

impl Clamp {
    /// First the upper bound, then the lower.
    fn apply(self, sum: i64) -> i64 {
        let sum = self.max.map_or(sum, |max| sum.min(max));
        self.min.map_or(sum, |min| sum.max(min))
    }
}

/// A sum before and after its clamp.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sum {
    pub(crate) raw: i64,
    pub(crate) interval: Interval,
}

impl Sum {
    fn of(parts: impl Iterator<Item = Interval>, clamp: Clamp) -> Sum {
        let sum = parts.fold(Interval::default(), Interval::plus);
        Sum { raw: sum.known, interval: sum.clamped(clamp) }
    }
}

/// A rule's result.
#[derive(Debug, Clone)]
pub(crate) struct RuleScore<'a> {
    id: &'a str,
    truth: Truth,
    raw: i64,
    /// Matching events and their points after decay, for rules that count events.
    events: Option<(usize, i64)>,
    interval: Interval,
}

/// A group's result.
#[derive(Debug, Clone)]
pub(crate) struct GroupScore<'a> {
    id: &'a str,
    rules: Vec<RuleScore<'a>>,
    pub(crate) sum: Sum,
}

/// All scores of one lead.
#[derive(Debug, Clone)]
pub(crate) struct Scores<'a> {
    pub(crate) groups: Vec<GroupScore<'a>>,
    pub(crate) total: Sum,
}

/// Scores a lead.
pub(crate) fn score<'a>(facts: &Facts<'a>, trace: &mut impl Trace) -> Scores<'a> {
    let score = &facts.program.score;
    let mut groups = Vec::with_capacity(score.groups.len());
    for (place, group) in score.groups.iter().enumerate() {
        trace.enter("score.groups", u32::try_from(place).ok());
        groups.push(score_group(group, facts, trace));
        trace.leave();
    }
    let total = Sum::of(groups.iter().map(|group| group.sum.interval), score.clamp);
    Scores { groups, total }
}

fn score_group<'a>(group: &'a Group, facts: &Facts<'a>, trace: &mut impl Trace) -> GroupScore<'a> {
    let mut rules = Vec::with_capacity(group.rules.len());
    for (place, rule) in group.rules.iter().enumerate() {
        trace.enter("rules", u32::try_from(place).ok());
        rules.push(score_rule(rule, facts, trace));
        trace.leave();
    }
    let sum = Sum::of(rules.iter().map(|rule| rule.interval), group.clamp);
    GroupScore { id: &group.id, rules, sum }
}

fn score_rule<'a>(rule: &'a Rule, facts: &Facts<'a>, trace: &mut impl Trace) -> RuleScore<'a> {
    match &rule.earned {
        Earned::When(condition) => {
            trace.enter("when", None);
            let truth = facts.evaluate(condition, None, trace);
            trace.leave();
            let interval = match truth {
                Truth::True => Interval::exactly(rule.points),
                Truth::False => Interval::default(),
                Truth::Unknown => Interval { low: rule.points.min(0), known: 0, high: rule.points.max(0) },
            };
            RuleScore { id: &rule.id, truth, raw: interval.known, events: None, interval }
        }
        Earned::Each { matcher, clamp, decay } => {
            let (count, decayed) = sum_events(rule.points, matcher, *decay, facts);
            let raw = i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(rule.points);
            let interval = Interval::exactly(clamp.apply(decayed));
            RuleScore { id: &rule.id, truth: Truth::certain(count > 0), raw, events: Some((count, decayed)), interval }
        }
    }
}

/// How many events match, and their points after decay.
fn sum_events(points: i64, matcher: &Matcher, decay: Option<Decay>, facts: &Facts<'_>) -> (usize, i64) {
    facts.matching(matcher).fold((0, 0), |(count, sum), event| {
        let age = event.age(facts.now).unwrap_or(0);
        (count + 1, i64::saturating_add(sum, decay.map_or(points, |decay| decayed(points, decay, age))))
    })
}

/// Points after decay: for each whole period the rest is a share of what there was, cut to milli-points toward zero.
fn decayed(points: i64, decay: Decay, age: i64) -> i64 {
    let mut points = points;
    for _ in 0..age / decay.every {
        let rest = points * (100 - i64::from(decay.percent)) / 100;
        if rest == points {
            break; // only zero stays what it is
        }
        points = rest;
    }
    points
}

/// The name of the cell that the known scores fall into.
pub(crate) fn cell(grid: &Grid, scores: &Scores<'_>) -> String {
    [band(&grid.rows, scores), band(&grid.columns, scores)].concat()
}

fn band<'a>(axis: &'a Axis, scores: &Scores<'_>) -> &'a str {
    let known = scores.of(axis.gauge).known;
    let reached = axis.bands.iter().find(|(threshold, _)| known >= *threshold);
    reached.map_or(&axis.otherwise, |(_, name)| name)
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

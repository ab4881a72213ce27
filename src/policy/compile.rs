//! Compiling: a checked policy goes in, its program comes out. Names become places, texts are folded, numbers become milli-units.

use super::document::{self as doc, Literal, Policy};
use super::program::{
    Axis, Bounds, Clamp, Condition, Criterion, Decay, Earned, Gauge, Grid, Group, Matcher, Node, Program, Route, Rule,
    Score, Sla, Tag, Test, Values, Withheld,
};
use super::zone;
use crate::lead::attribute::{Attribute, Choice, Kind, Part};
use crate::lead::calendar::Calendar;
use crate::lead::decimal::Decimal;
use crate::lead::ledger::Interest;
use crate::lead::text::{fold, fold_company};
use std::collections::{BTreeSet, HashMap};

impl Policy {
    /// The program that decides by this policy, private parts included: for a back end.
    #[must_use]
    pub fn compile(&self) -> Program {
        let interest = self.interest();
        let compiler = Compiler::new(self, &interest);
        let criterion = |criterion: &doc::Criterion| Criterion {
            id: criterion.id.clone(),
            when: compiler.condition(&criterion.when),
        };
        Program {
            id: self.id.clone(),
            version: self.version.clone(),
            digest: self.digest.into(),
            withheld: Withheld::default(),
            attributes: self.attributes.iter().map(attribute).collect(),
            titles: self.titles.iter().map(|(title, rank)| (fold(title), *rank)).collect(),
            score: compiler.score(&self.score),
            disqualify: self.disqualify.iter().map(criterion).collect(),
            mql: self.mql.iter().map(criterion).collect(),
            tags: self
                .tags
                .iter()
                .map(|tag| Tag { tag: tag.tag.clone(), when: compiler.condition(&tag.when) })
                .collect(),
            sales: self.sales.iter().map(|route| compiler.route(route)).collect(),
            nurture: self.nurture.iter().map(|route| compiler.route(route)).collect(),
            slas: self
                .slas
                .iter()
                .map(|sla| Sla { id: sla.id.clone(), first_contact: sla.first_contact, business: sla.business })
                .collect(),
            hours: self.business_hours.as_ref().map(|hours| Calendar {
                zone: zone::zone(&self.timezone),
                days: hours.days,
                from: hours.from,
                to: hours.to,
                holidays: hours.holidays.clone(),
            }),
            interest,
        }
    }

    /// Every event and property that a condition or rule names.
    fn interest(&self) -> Interest {
        let mut events = BTreeSet::new();
        let mut properties = BTreeSet::new();
        let mut note = |matcher: &doc::Matcher| {
            events.insert(fold(&matcher.event));
            properties.extend(matcher.filter.iter().map(|(property, _)| property.clone()));
        };
        for rule in self.score.groups.iter().flat_map(|group| &group.rules) {
            match &rule.earned {
                doc::Earned::When(condition) => visit(condition, &mut note),
                doc::Earned::Each { matcher, .. } => note(matcher),
            }
        }
        for criterion in self.disqualify.iter().chain(&self.mql) {
            visit(&criterion.when, &mut note);
        }
        for condition in self.tags.iter().map(|tag| &tag.when) {
            visit(condition, &mut note);
        }
        for condition in self.sales.iter().chain(&self.nurture).filter_map(|route| route.when.as_ref()) {
            visit(condition, &mut note);
        }
        Interest { events: events.into_iter().collect(), properties: properties.into_iter().collect() }
    }
}

fn visit(condition: &doc::Condition, note: &mut impl FnMut(&doc::Matcher)) {
    match condition {
        doc::Condition::All(children) | doc::Condition::Any(children) => {
            children.iter().for_each(|child| visit(child, note))
        }
        doc::Condition::Not(child) => visit(child, note),
        doc::Condition::Event(matcher, _) => note(matcher),
        doc::Condition::Attribute(..) | doc::Condition::Score(..) => {}
    }
}

fn attribute(attribute: &doc::Attribute) -> Attribute {
    let option =
        |option: &doc::Choice| Choice { value: option.value.clone(), words: super::check::option_words(option) };
    Attribute {
        name: attribute.name.clone(),
        kind: attribute.kind,
        fields: attribute.fields.iter().map(|field| fold(field)).collect(),
        options: attribute.options.iter().map(option).collect(),
    }
}

/// A place as programs hold it. The check has seen to it that everything has one; a list longer than its type can number
/// does not fit into a policy's bytes.
fn place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn places<'a>(names: impl Iterator<Item = &'a str>) -> HashMap<&'a str, u32> {
    names.enumerate().map(|(index, name)| (name, place(index))).collect()
}

struct Compiler<'a> {
    policy: &'a Policy,
    attributes: HashMap<&'a str, u32>,
    events: HashMap<&'a str, u32>,
    properties: HashMap<&'a str, u32>,
    groups: HashMap<&'a str, u32>,
    slas: HashMap<&'a str, u32>,
}

impl<'a> Compiler<'a> {
    fn new(policy: &'a Policy, interest: &'a Interest) -> Compiler<'a> {
        Compiler {
            policy,
            attributes: places(policy.attributes.iter().map(|attribute| attribute.name.as_str())),
            events: places(interest.events.iter().map(String::as_str)),
            properties: places(interest.properties.iter().map(String::as_str)),
            groups: places(policy.score.groups.iter().map(|group| group.id.as_str())),
            slas: places(policy.slas.iter().map(|sla| sla.id.as_str())),
        }
    }

    fn score(&self, score: &doc::Score) -> Score {
        let group = |group: &doc::Group| Group {
            id: group.id.clone(),
            clamp: clamp(group.clamp),
            rules: group.rules.iter().map(|rule| self.rule(rule)).collect(),
        };
        Score {
            clamp: clamp(score.clamp),
            groups: score.groups.iter().map(group).collect(),
            grid: score
                .grid
                .as_ref()
                .map(|(rows, columns)| Grid { rows: self.axis(rows), columns: self.axis(columns) }),
        }
    }

    fn rule(&self, rule: &doc::Rule) -> Rule {
        let earned = match &rule.earned {
            doc::Earned::When(condition) => Earned::When(self.condition(condition)),
            doc::Earned::Each { matcher, clamp: bounds, decay, .. } => Earned::Each {
                matcher: self.matcher(matcher),
                clamp: clamp(*bounds),
                decay: decay.map(|(every, percent)| Decay { every, percent }),
            },
        };
        Rule { id: rule.id.clone(), points: rule.points.milli(), earned }
    }

    fn axis(&self, axis: &doc::Axis) -> Axis {
        let mut bands: Vec<(i64, String)> =
            axis.bands.iter().map(|(name, threshold)| (threshold.milli(), name.clone())).collect();
        bands.sort_by_key(|(threshold, _)| std::cmp::Reverse(*threshold));
        Axis { gauge: self.gauge(&axis.gauge), bands, otherwise: axis.otherwise.clone() }
    }

    fn gauge(&self, name: &str) -> Gauge {
        self.groups.get(name).map_or(Gauge::Total, |group| Gauge::Group(*group))
    }

    fn route(&self, route: &doc::Route) -> Route {
        Route {
            id: route.id.clone(),
            when: route.when.as_ref().map(|when| self.condition(when)),
            queue: route.queue.clone(),
            owners: route.owners.iter().map(|owner| (owner.id.clone(), owner.weight)).collect(),
            sla: route.sla.as_deref().and_then(|sla| self.slas.get(sla)).copied(),
        }
    }

    fn condition(&self, condition: &doc::Condition) -> Condition {
        let mut nodes = Vec::new();
        self.push(condition, &mut nodes);
        Condition(nodes)
    }

    fn push(&self, condition: &doc::Condition, nodes: &mut Vec<Node>) {
        match condition {
            doc::Condition::All(children) => {
                nodes.push(Node::All(place(children.len())));
                children.iter().for_each(|child| self.push(child, nodes));
            }
            doc::Condition::Any(children) => {
                nodes.push(Node::Any(place(children.len())));
                children.iter().for_each(|child| self.push(child, nodes));
            }
            doc::Condition::Not(child) => {
                nodes.push(Node::Not);
                self.push(child, nodes);
            }
            doc::Condition::Attribute(name, part, test) => {
                let place = self.attributes.get(name.as_str()).copied().unwrap_or(u32::MAX);
                let company = self
                    .policy
                    .attributes
                    .get(crate::index(place))
                    .is_some_and(|attribute| attribute.kind == Kind::Company);
                nodes.push(Node::Attribute(place, *part, compile_test(test, company && *part == Part::Whole)));
            }
            doc::Condition::Event(matcher, at_least) => nodes.push(Node::Event(self.matcher(matcher), *at_least)),
            doc::Condition::Score(gauge, range) => nodes.push(Node::Score(self.gauge(gauge), bounds(range))),
        }
    }

    fn matcher(&self, matcher: &doc::Matcher) -> Matcher {
        let property = |(name, values): &(String, Vec<String>)| {
            let place = self.properties.get(name.as_str()).copied().unwrap_or(u32::MAX);
            (place, values.iter().map(|value| fold(value)).collect())
        };
        Matcher {
            topic: self.events.get(fold(&matcher.event).as_str()).copied().unwrap_or(u32::MAX),
            filter: matcher.filter.iter().map(property).collect(),
            within: matcher.within,
        }
    }
}

fn clamp(clamp: doc::Clamp) -> Clamp {
    Clamp { min: clamp.min.map(Decimal::milli), max: clamp.max.map(Decimal::milli) }
}

fn compile_test(test: &doc::Test, company: bool) -> Test {
    let folded = |text: &str| if company { fold_company(text) } else { fold(text) };
    match test {
        doc::Test::In(values) => Test::In(compile_values(values, folded)),
        doc::Test::NotIn(values) => Test::NotIn(compile_values(values, folded)),
        doc::Test::Within(range) => Test::Within(bounds(range)),
        doc::Test::Known(known) => Test::Known(*known),
        doc::Test::Contains(text) => Test::Contains(folded(text)),
    }
}

/// Values are all of one type, since the check read them as their attribute's.
fn compile_values(values: &[Literal], folded: impl Fn(&str) -> String) -> Values {
    let (mut codes, mut numbers, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for value in values {
        match value {
            Literal::Code(code) => codes.push(*code),
            Literal::Number(number) => numbers.push(number.milli()),
            Literal::Text(text) => texts.push(folded(text)),
        }
    }
    match (codes.is_empty(), numbers.is_empty()) {
        (false, _) => Values::Codes(codes),
        (_, false) => Values::Numbers(numbers),
        _ => Values::Texts(texts),
    }
}

fn bounds(range: &doc::Range) -> Bounds {
    let bound = |literal: &Literal| match literal {
        Literal::Code(code) => i64::from(*code),
        Literal::Number(number) => number.milli(),
        Literal::Text(_) => 0,
    };
    Bounds { at_least: range.at_least.as_ref().map(bound), at_most: range.at_most.as_ref().map(bound) }
}

//! Conditions: a node list in pre-order and the facts of one lead go in, a truth value comes out.

use super::score::{Interval, Scores};
use super::trace::Trace;
use super::truth::Truth;
use crate::json::Json;
use crate::lead::Lead;
use crate::lead::attribute::{Part, Reading};
use crate::lead::clock::Instant;
use crate::lead::ledger::{Event, Ledger};
use crate::lead::quantity::Quantity;
use crate::lead::text::contains;
use crate::policy::program::{Bounds, Condition, Gauge, Matcher, Node, Program, Test, Values};
use std::slice::Iter;

/// What a condition of one leaf saw.
pub(crate) enum Seen {
    /// An attribute as read, or a count of events.
    Value(Json),
    /// A score.
    Score(Interval),
}

/// What one verdict rests on.
pub(crate) struct Facts<'a> {
    pub(crate) program: &'a Program,
    /// One reading an attribute, in the program's order.
    pub(crate) readings: Vec<Reading>,
    pub(crate) ledger: Ledger<'a>,
    pub(crate) now: Instant,
}

impl<'a> Facts<'a> {
    /// Reads a lead as a program asks for it.
    pub(crate) fn gather(program: &'a Program, lead: &'a Lead, now: Instant) -> Facts<'a> {
        let mut readings = vec![Reading::Blank; program.attributes.len()];
        for (name, value) in &lead.attributes {
            let place = program.attributes.binary_search_by(|attribute| attribute.name.as_str().cmp(name)).ok();
            if let Some((place, attribute)) = place.and_then(|place| Some((place, program.attributes.get(place)?)))
                && let Some(reading) = readings.get_mut(place)
            {
                *reading = attribute.read(value, &program.titles).0;
            }
        }
        Facts { program, readings, ledger: Ledger::gather(&lead.events, &program.interest), now }
    }

    /// Whether a condition holds. Scores are there once they are summed.
    pub(crate) fn evaluate(&self, condition: &Condition, scores: Option<&Scores<'_>>, trace: &mut impl Trace) -> Truth {
        self.node(&mut condition.0.iter(), scores, trace)
    }

    /// Every child is evaluated even where the first ones settle it, so that a trace shows all of them.
    fn node(&self, nodes: &mut Iter<'_, Node>, scores: Option<&Scores<'_>>, trace: &mut impl Trace) -> Truth {
        let Some(node) = nodes.next() else {
            return Truth::Unknown;
        };
        let mark = trace.open();
        let truth = match node {
            Node::All(count) => self.children(nodes, scores, trace, ("all", *count)).min().unwrap_or(Truth::True),
            Node::Any(count) => self.children(nodes, scores, trace, ("any", *count)).max().unwrap_or(Truth::False),
            Node::Not => {
                trace.enter("not", None);
                let truth = self.node(nodes, scores, trace).not();
                trace.leave();
                truth
            }
            Node::Attribute(place, part, test) => self.attribute(*place, *part, test),
            Node::Event(matcher, at_least) => Truth::certain(self.matching(matcher).count() >= crate::index(*at_least)),
            Node::Score(gauge, bounds) => scores.map_or(Truth::Unknown, |scores| scores.of(*gauge).meets(*bounds)),
        };
        trace.close(mark, truth);
        truth
    }

    fn children(
        &self,
        nodes: &mut Iter<'_, Node>,
        scores: Option<&Scores<'_>>,
        trace: &mut impl Trace,
        (form, count): (&'static str, u32),
    ) -> impl Iterator<Item = Truth> {
        let mut truths = Vec::new();
        for place in 0..count {
            trace.enter(form, Some(place));
            truths.push(self.node(nodes, scores, trace));
            trace.leave();
        }
        truths.into_iter()
    }

    fn attribute(&self, place: u32, part: Part, test: &Test) -> Truth {
        let reading = self.readings.get(crate::index(place)).unwrap_or(&Reading::Blank);
        match test {
            Test::Known(known) => Truth::certain(reading.is_known() == *known),
            _ if !reading.is_known() => Truth::Unknown,
            Test::In(values) => is_in(reading, part, values),
            Test::NotIn(values) => is_in(reading, part, values).not(),
            Test::Within(bounds) => match reading {
                Reading::Code(code) => {
                    bounds.at_least_holds(i64::from(*code)).min(bounds.at_most_holds(i64::from(*code)))
                }
                Reading::Quantity(quantity) => quantity_meets(*quantity, *bounds),
                _ => Truth::Unknown,
            },
            Test::Contains(text) => Truth::certain(reading.part_text(part).is_some_and(|whole| contains(whole, text))),
        }
    }

    /// The events that match, each once.
    pub(crate) fn matching<'m>(&'m self, matcher: &'m Matcher) -> impl Iterator<Item = &'m Event<'m>> {
        self.ledger.events().iter().filter(|event| {
            event.topic() == Some(matcher.topic)
                && matcher.within.is_none_or(|within| event.age(self.now).unwrap_or(0) <= within)
                && matcher.filter.iter().all(|(property, values)| {
                    event.property(*property).is_some_and(|text| values.iter().any(|value| value == text))
                })
        })
    }

    /// What a condition of one leaf saw; none for any other condition, and where the attribute is unknown.
    pub(crate) fn seen(&self, condition: &Condition, scores: &Scores<'_>) -> Option<Seen> {
        let [leaf] = condition.0.as_slice() else {
            return None;
        };
        match leaf {
            Node::Attribute(place, part, _) => {
                let place = crate::index(*place);
                self.readings.get(place)?.seen(self.program.attributes.get(place)?, *part).map(Seen::Value)
            }
            Node::Event(matcher, _) => Some(Seen::Value(Json::count(self.matching(matcher).count()))),
            Node::Score(gauge, _) => Some(Seen::Score(scores.of(*gauge))),
            Node::All(_) | Node::Any(_) | Node::Not => None,
        }
    }

    /// Whether a condition's `seen` would repeat what was typed: a text or an address.
    pub(crate) fn shows_text(&self, condition: &Condition) -> bool {
        use crate::lead::attribute::Kind;
        let [Node::Attribute(place, part, _)] = condition.0.as_slice() else {
            return false;
        };
        let kind = self.program.attributes.get(crate::index(*place)).map(|attribute| attribute.kind);
        *part != Part::MailKind && matches!(kind, Some(Kind::Text | Kind::Company | Kind::Email))
    }
}

fn is_in(reading: &Reading, part: Part, values: &Values) -> Truth {
    match (reading, values) {
        (Reading::Mail { kind, .. }, Values::Codes(codes)) if part == Part::MailKind => {
            Truth::certain(codes.contains(kind))
        }
        (Reading::Code(code), Values::Codes(codes)) => Truth::certain(codes.contains(code)),
        (Reading::Options(places), Values::Codes(codes)) => {
            Truth::certain(places.iter().any(|place| codes.contains(place)))
        }
        (Reading::Quantity(quantity), Values::Numbers(numbers)) => {
            let hit = numbers.iter().any(|number| {
                quantity.low.is_none_or(|low| low.milli() <= *number)
                    && quantity.high.is_none_or(|high| *number <= high.milli())
            });
            match (hit, quantity.exact()) {
                (true, None) => Truth::Unknown,
                (hit, _) => Truth::certain(hit),
            }
        }
        (reading, Values::Texts(texts)) => {
            let text = reading.part_text(part);
            Truth::certain(text.is_some_and(|text| texts.iter().any(|value| value == text)))
        }
        _ => Truth::False,
    }
}

fn quantity_meets(quantity: Quantity, bounds: Bounds) -> Truth {
    let low = quantity.low.map_or(i64::MIN, |low| low.milli());
    let high = quantity.high.map_or(i64::MAX, |high| high.milli());
    let at_least = bounds.at_least.map_or(Truth::True, |bound| Truth::of_both(low >= bound, high >= bound));
    let at_most = bounds.at_most.map_or(Truth::True, |bound| Truth::of_both(low <= bound, high <= bound));
    at_least.min(at_most)
}

impl Bounds {
    fn at_least_holds(self, value: i64) -> Truth {
        Truth::certain(self.at_least.is_none_or(|bound| value >= bound))
    }

    fn at_most_holds(self, value: i64) -> Truth {
        Truth::certain(self.at_most.is_none_or(|bound| value <= bound))
    }
}

impl Interval {
    /// Whether a score meets bounds, whatever the unknown part of it turns out to be.
    fn meets(self, bounds: Bounds) -> Truth {
        let at_least =
            bounds.at_least.map_or(Truth::True, |bound| Truth::of_both(self.low >= bound, self.high >= bound));
        let at_most = bounds.at_most.map_or(Truth::True, |bound| Truth::of_both(self.low <= bound, self.high <= bound));
        at_least.min(at_most)
    }
}

impl Scores<'_> {
    /// The interval of a score.
    pub(crate) fn of(&self, gauge: Gauge) -> Interval {
        match gauge {
            Gauge::Total => self.total.interval,
            Gauge::Group(place) => {
                self.groups.get(crate::index(place)).map_or(self.total.interval, |group| group.sum.interval)
            }
        }
    }
}

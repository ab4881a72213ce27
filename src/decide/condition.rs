//! Conditions: a condition and the facts of one lead go in, a truth value comes out.

use super::score::{Interval, Scores};
use super::trace::Trace;
use super::truth::Truth;
use crate::json::{Kind as Json, Value, Writer};
use crate::lead::Lead;
use crate::lead::attribute::{Attribute, Kind, PARTS, Part, Reading};
use crate::lead::clock::Instant;
use crate::lead::ledger::{Event, Ledger};
use crate::lead::text::contains;
use crate::policy::program::{
    ALL, ANY, ATTRIBUTE, CONTAINS, Condition, EVENT, KNOWN, Matcher, NOT, NOT_IN, Program, SCORE, WITHIN,
};
use crate::prelude::*;

/// An attribute of the program and what the lead says of it.
pub(crate) struct Fact<'a> {
    pub(crate) attribute: Attribute<'a>,
    pub(crate) reading: Reading,
}

/// What one verdict rests on.
pub(crate) struct Facts<'a> {
    pub(crate) program: &'a Program,
    /// In the program's order.
    pub(crate) attributes: Vec<Fact<'a>>,
    pub(crate) ledger: Ledger<'a>,
    pub(crate) now: Instant,
}

/// The values of a member: the items of a list, or the one.
pub(crate) fn said(value: Value<'_>) -> Vec<Value<'_>> {
    if value.kind() != Json::List {
        return vec![value];
    }
    let mut items = Vec::new();
    for item in value.items() {
        items.push(item);
    }
    items
}

impl<'a> Facts<'a> {
    /// Reads a lead as a program asks for it.
    pub(crate) fn gather(program: &'a Program, lead: &'a Lead, now: Instant) -> Facts<'a> {
        let mut attributes: Vec<Fact<'a>> = Vec::new();
        for attribute in program.attributes() {
            attributes.push(Fact { attribute, reading: Reading::Blank });
        }
        for (name, value) in lead.attributes().members() {
            let place = attributes.binary_search_by(|fact| fact.attribute.name().cmp(name));
            if let Some(fact) = place.ok().and_then(|place| attributes.get_mut(place)) {
                fact.reading = fact.attribute.read(&said(value), program.words());
            }
        }
        Facts { program, attributes, ledger: Ledger::gather(lead.events(), program.interest()), now }
    }

    /// Whether a condition holds; where there is none, it does. Scores are there once they are summed.
    pub(crate) fn evaluate(
        &self,
        condition: Option<Condition<'_>>,
        scores: Option<&Scores<'_>>,
        trace: &mut impl Trace,
    ) -> Truth {
        condition.map_or(Truth::True, |condition| self.node(condition, scores, trace))
    }

    /// Every child is evaluated even where the first ones settle it, so that a trace shows all of them.
    fn node(&self, condition: Condition<'_>, scores: Option<&Scores<'_>>, trace: &mut impl Trace) -> Truth {
        let mark = trace.open();
        let form = condition.form();
        let Condition(parts) = condition;
        let truth = match form {
            ALL | ANY => {
                let (name, mut truth) = if form == ALL { ("all", Truth::True) } else { ("any", Truth::False) };
                for (place, child) in parts.items().skip(1).enumerate() {
                    trace.enter(name, Some(place));
                    let child = self.node(Condition(child), scores, trace);
                    truth = if form == ALL { truth.min(child) } else { truth.max(child) };
                    trace.leave();
                }
                truth
            }
            NOT => {
                trace.enter("not", None);
                let truth = self.node(Condition(parts.item(1)), scores, trace).not();
                trace.leave();
                truth
            }
            ATTRIBUTE => self.attribute(parts),
            EVENT => {
                let enough = parts.place_at(2);
                Truth::certain(self.matching(Matcher(parts.item(1))).count() >= enough)
            }
            SCORE => scores.map_or(Truth::Unknown, |scores| {
                let Interval { low, high, .. } = scores.of(parts.place_at(1));
                within(low, high, parts, 2)
            }),
            _ => Truth::Unknown,
        };
        trace.close(mark, truth);
        truth
    }

    /// The attribute that a condition asks, and the part of it.
    fn asked(&self, parts: Value<'_>) -> Option<(&Fact<'a>, Part)> {
        let part = PARTS.get(parts.place_at(2)).copied();
        Some((self.attributes.get(parts.place_at(1))?, part?))
    }

    fn attribute(&self, parts: Value<'_>) -> Truth {
        let Some((Fact { reading, .. }, part)) = self.asked(parts) else {
            return Truth::Unknown;
        };
        let (test, compared) = (parts.place_at(3), parts.item(4));
        if test == KNOWN {
            return Truth::certain(reading.is_known() == (compared.kind() == Json::True));
        }
        if !reading.is_known() {
            return Truth::Unknown;
        }
        match test {
            WITHIN => match reading {
                Reading::Code(code) => within(i64::from(*code), i64::from(*code), parts, 4),
                Reading::Quantity(quantity) => within(quantity.low.milli(), quantity.high.milli(), parts, 4),
                _ => Truth::Unknown,
            },
            CONTAINS => Truth::certain(reading.part_text(part).is_some_and(|text| contains(text, compared.text()))),
            NOT_IN => is_in(reading, part, compared).not(),
            _ => is_in(reading, part, compared),
        }
    }

    /// The events that match, each once.
    pub(crate) fn matching<'m>(&'m self, matcher: Matcher<'m>) -> impl Iterator<Item = &'m Event<'a>> {
        let (topic, within) = (Some(matcher.topic()), matcher.within());
        self.ledger.events.iter().filter(move |event| {
            event.topic == topic
                && within.is_none_or(|within| event.age(self.now) <= within)
                && matcher.filter().items().all(|filter| {
                    let text = event.property(filter.place_at(0));
                    text.is_some_and(|text| filter.item(1).items().any(|value| value.text() == text))
                })
        })
    }

    /// Writes what a condition of one leaf saw, as a member; nothing for any other condition, where the attribute is unknown, and
    /// in a quiet view where it would repeat what was typed: a text or an address.
    pub(crate) fn write_seen(&self, parts: Value<'_>, scores: &Scores<'_>, quiet: bool, out: &mut Writer) {
        match Condition(parts).form() {
            ATTRIBUTE => {
                if let Some((Fact { attribute, reading }, part)) = self.asked(parts)
                    && reading.is_known()
                    && !(quiet
                        && part != Part::MailKind
                        && matches!(attribute.kind(), Kind::Text | Kind::Company | Kind::Email))
                {
                    out.name("seen");
                    reading.write(*attribute, part, out);
                }
            }
            EVENT => out.count_member("seen", self.matching(Matcher(parts.item(1))).count()),
            SCORE => {
                out.name("seen");
                out.open('{');
                scores.of(parts.place_at(1)).write(out);
                out.close('}');
            }
            _ => {}
        }
    }
}

fn is_in(reading: &Reading, part: Part, values: Value<'_>) -> Truth {
    let any_code = |code: u32| values.items().any(|value| value.whole() == Some(i64::from(code)));
    Truth::certain(match reading {
        Reading::Mail { kind, .. } if part == Part::MailKind => any_code(*kind),
        Reading::Code(code) => any_code(*code),
        Reading::Options(places) => places.iter().any(|place| any_code(*place)),
        Reading::Quantity(quantity) => {
            let (low, high) = (quantity.low.milli(), quantity.high.milli());
            let hit = values.items().any(|value| value.whole().is_some_and(|number| low <= number && number <= high));
            if hit && quantity.exact().is_none() {
                return Truth::Unknown;
            }
            hit
        }
        _ => reading.part_text(part).is_some_and(|text| values.items().any(|value| value.text() == text)),
    })
}

/// Whether what lies between two ends lies within the bounds that stand at a place, whatever it turns out to be.
fn within(low: i64, high: i64, parts: Value<'_>, place: usize) -> Truth {
    let at_least = parts.whole_at(place).unwrap_or(i64::MIN);
    let at_most = parts.whole_at(place + 1).unwrap_or(i64::MAX);
    let enough = Truth::of_both(low >= at_least, high >= at_least);
    enough.min(Truth::of_both(low <= at_most, high <= at_most))
}

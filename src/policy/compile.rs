//! Compiling: a checked policy goes in, its program comes out. Names become places, texts are folded, numbers become milli-units.

use super::document::{self as doc, Literal, Policy};
use super::program::{ALL, ANY, ATTRIBUTE, CONTAINS, EVENT, IN, KNOWN, NOT, NOT_IN, Program, SCORE, WITHIN};
use super::zone::{self, Zone};
use crate::json::Writer;
use crate::lead::attribute::{Kind, Part};
use crate::lead::clock::MINUTE;
use crate::lead::text::fold;
use crate::lead::vocabulary::company::fold_company;
use crate::lead::vocabulary::number::number_of;
use crate::lead::vocabulary::spelling::spelled;
use crate::lead::vocabulary::{self, classes};
use std::collections::{BTreeSet, HashMap};

/// What publishing left out of a program.
#[derive(Clone, Copy)]
pub(super) enum Withheld {
    Nothing,
    /// Some private part: every verdict is provisional.
    Something,
    /// A private criterion as well: it counts as unknown.
    Criterion,
}

/// The names that conditions and rules ask about, sorted.
struct Names {
    events: Vec<String>,
    properties: Vec<String>,
}

impl Policy {
    /// The program that decides by this policy, private parts included: for a back end.
    #[must_use]
    pub fn compile(&self) -> Program {
        self.compile_with(Withheld::Nothing, |zone| zone)
    }

    pub(super) fn compile_with(&self, withheld: Withheld, narrow: fn(Zone) -> Zone) -> Program {
        let has = |kind| self.attributes.iter().any(|attribute| attribute.kind == kind);
        let names = self.names();
        let compiler = Compiler::new(self, &names);
        let mut out = Writer::new(false);
        out.within(|out| {
            out.text(&self.id);
            out.text(&self.version);
            out.text(&self.digest);
            match withheld {
                Withheld::Nothing => out.raw("null"),
                Withheld::Something => out.whole(0),
                Withheld::Criterion => out.whole(1),
            }
            out.each(&self.attributes, attribute);
            out.each(&self.titles, |(title, rank), out| {
                out.within(|out| {
                    out.whole(number_of(classes::TITLES, spelled(&fold(title), false).as_bytes()));
                    out.whole(*rank);
                });
            });
            out.each(&names.events, |name, out| out.text(name));
            out.each(&names.properties, |name, out| out.text(name));
            compiler.score(&self.score, out);
            out.each(&self.disqualify, |criterion, out| compiler.criterion(&criterion.id, &criterion.when, out));
            out.each(&self.mql, |criterion, out| compiler.criterion(&criterion.id, &criterion.when, out));
            out.each(&self.tags, |tag, out| compiler.criterion(&tag.tag, &tag.when, out));
            out.each(&self.sales, |route, out| compiler.route(route, out));
            out.each(&self.nurture, |route, out| compiler.route(route, out));
            out.each(&self.slas, |sla, out| {
                out.within(|out| {
                    out.text(&sla.id);
                    out.whole(sla.first_contact);
                    out.bool(sla.business);
                });
            });
            out.option(self.business_hours.as_ref(), |hours, out| {
                let zone = narrow(zone::zone(&self.timezone, self.longest_wait(hours)));
                out.within(|out| {
                    out.whole(zone.first_offset);
                    out.within(|out| {
                        for (at, offset) in zone.transitions {
                            out.whole(at);
                            out.whole(offset);
                        }
                    });
                    out.whole(hours.days);
                    out.whole(hours.from);
                    out.whole(hours.to);
                    out.each(&hours.holidays, |day, out| out.whole(*day));
                });
            });
            out.text(if has(Kind::Email) { vocabulary::OFTEN_MISTYPED } else { "" });
        });
        let kinds = [Kind::Seniority, Kind::Company, Kind::Industry, Kind::Email];
        let words = kinds.into_iter().zip(vocabulary::LISTS).map(|(kind, list)| if has(kind) { list } else { "" });
        // What was just written can be read.
        Program::of(&out.out, words).unwrap_or_default()
    }

    /// How many weeks of these hours the longest time for a first contact takes at most: twice the plain ones and some, since changes of
    /// the clock can shorten a day, and one for each holiday.
    fn longest_wait(&self, hours: &doc::BusinessHours) -> i64 {
        let week = i64::from(hours.days.count_ones()) * i64::from(hours.to - hours.from) * MINUTE;
        let waits = self.slas.iter().filter(|sla| sla.business).map(|sla| 2 * (sla.first_contact / week.max(1)) + 60);
        waits.max().map_or(0, |weeks| weeks.saturating_add(i64::try_from(hours.holidays.len()).unwrap_or(0)))
    }

    /// Every event and property that a condition or rule names.
    fn names(&self) -> Names {
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
        Names { events: events.into_iter().collect(), properties: properties.into_iter().collect() }
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

fn attribute(attribute: &doc::Attribute, out: &mut Writer) {
    out.within(|out| {
        out.text(&attribute.name);
        out.whole(attribute.kind as u8);
        out.each(&attribute.fields, |field, out| out.text(&fold(field)));
        out.each(&attribute.options, |option, out| {
            out.within(|out| {
                out.text(&option.value);
                out.each(&super::check::option_words(option), |word, out| out.text(word));
            });
        });
    });
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
    fn new(policy: &'a Policy, names: &'a Names) -> Compiler<'a> {
        Compiler {
            policy,
            attributes: places(policy.attributes.iter().map(|attribute| attribute.name.as_str())),
            events: places(names.events.iter().map(String::as_str)),
            properties: places(names.properties.iter().map(String::as_str)),
            groups: places(policy.score.groups.iter().map(|group| group.id.as_str())),
            slas: places(policy.slas.iter().map(|sla| sla.id.as_str())),
        }
    }

    /// Three values of a program: the total's clamp, the groups, the grid.
    fn score(&self, score: &doc::Score, out: &mut Writer) {
        clamp(score.clamp, out);
        out.each(&score.groups, |group, out| {
            out.within(|out| {
                out.text(&group.id);
                clamp(group.clamp, out);
                out.each(&group.rules, |rule, out| self.rule(rule, out));
            });
        });
        out.option(score.grid.as_ref(), |(rows, columns), out| {
            out.within(|out| {
                self.axis(rows, out);
                self.axis(columns, out);
            });
        });
    }

    fn rule(&self, rule: &doc::Rule, out: &mut Writer) {
        out.within(|out| {
            out.text(&rule.id);
            out.whole(rule.points.milli());
            match &rule.earned {
                doc::Earned::When(condition) => self.condition(condition, out),
                doc::Earned::Each { matcher, clamp: bounds, decay, .. } => {
                    out.raw("null");
                    self.matcher(matcher, out);
                    clamp(*bounds, out);
                    if let Some((every, percent)) = *decay {
                        out.whole(every);
                        out.whole(percent);
                    }
                }
            }
        });
    }

    fn axis(&self, axis: &doc::Axis, out: &mut Writer) {
        let mut bands: Vec<(i64, &str)> =
            axis.bands.iter().map(|(name, threshold)| (threshold.milli(), name.as_str())).collect();
        bands.sort_by_key(|(threshold, _)| std::cmp::Reverse(*threshold));
        out.within(|out| {
            self.gauge(&axis.gauge, out);
            out.each(&bands, |(threshold, name), out| {
                out.within(|out| {
                    out.whole(*threshold);
                    out.text(name);
                });
            });
            out.text(&axis.otherwise);
        });
    }

    /// A group's place; nothing for the total.
    fn gauge(&self, name: &str, out: &mut Writer) {
        out.option(self.groups.get(name), |group, out| out.whole(*group));
    }

    fn criterion(&self, id: &str, when: &doc::Condition, out: &mut Writer) {
        out.within(|out| {
            out.text(id);
            self.condition(when, out);
        });
    }

    fn route(&self, route: &doc::Route, out: &mut Writer) {
        out.within(|out| {
            out.text(&route.id);
            out.option(route.when.as_ref(), |when, out| self.condition(when, out));
            out.text(&route.queue);
            out.each(&route.owners, |owner, out| {
                out.within(|out| {
                    out.text(&owner.id);
                    out.whole(owner.weight);
                });
            });
            let sla = route.sla.as_deref().and_then(|sla| self.slas.get(sla));
            out.option(sla, |sla, out| out.whole(*sla));
        });
    }

    fn condition(&self, condition: &doc::Condition, out: &mut Writer) {
        out.within(|out| match condition {
            doc::Condition::All(children) => self.children(ALL, children, out),
            doc::Condition::Any(children) => self.children(ANY, children, out),
            doc::Condition::Not(child) => {
                out.whole(place(NOT));
                self.condition(child, out);
            }
            doc::Condition::Attribute(name, part, test) => {
                let attribute = self.attributes.get(name.as_str()).copied().unwrap_or(u32::MAX);
                let known = self.policy.attributes.get(crate::index(attribute));
                let company = known.is_some_and(|attribute| attribute.kind == Kind::Company) && *part == Part::Whole;
                out.whole(place(ATTRIBUTE));
                out.whole(attribute);
                out.whole(*part as u8);
                compile_test(test, company, out);
            }
            doc::Condition::Event(matcher, at_least) => {
                out.whole(place(EVENT));
                self.matcher(matcher, out);
                out.whole(*at_least);
            }
            doc::Condition::Score(gauge, range) => {
                out.whole(place(SCORE));
                self.gauge(gauge, out);
                bounds(range, out);
            }
        });
    }

    fn children(&self, form: usize, children: &[doc::Condition], out: &mut Writer) {
        out.whole(place(form));
        children.iter().for_each(|child| self.condition(child, out));
    }

    fn matcher(&self, matcher: &doc::Matcher, out: &mut Writer) {
        out.within(|out| {
            out.option(self.events.get(fold(&matcher.event).as_str()), |event, out| out.whole(*event));
            out.each(&matcher.filter, |(property, values), out| {
                out.within(|out| {
                    out.option(self.properties.get(property.as_str()), |property, out| out.whole(*property));
                    out.each(values, |value, out| out.text(&fold(value)));
                });
            });
            out.option(matcher.within, |within, out| out.whole(within));
        });
    }
}

fn clamp(clamp: doc::Clamp, out: &mut Writer) {
    out.within(|out| {
        for end in [clamp.min, clamp.max] {
            out.option(end, |end, out| out.whole(end.milli()));
        }
    });
}

/// The last values of a condition: the test, and what it compares with.
fn compile_test(test: &doc::Test, company: bool, out: &mut Writer) {
    let folded = |text: &str| if company { fold_company(text) } else { fold(text) };
    let mut values = |number: usize, values: &[Literal]| {
        out.whole(place(number));
        out.each(values, |value, out| match value {
            Literal::Code(code) => out.whole(*code),
            Literal::Number(number) => out.whole(number.milli()),
            Literal::Text(text) => out.text(&folded(text)),
        });
    };
    match test {
        doc::Test::In(list) => values(IN, list),
        doc::Test::NotIn(list) => values(NOT_IN, list),
        doc::Test::Within(range) => {
            out.whole(place(WITHIN));
            bounds(range, out);
        }
        doc::Test::Known(known) => {
            out.whole(place(KNOWN));
            out.bool(*known);
        }
        doc::Test::Contains(text) => {
            out.whole(place(CONTAINS));
            out.text(&folded(text));
        }
    }
}

/// Lowest and highest.
fn bounds(range: &doc::Range, out: &mut Writer) {
    for end in [&range.at_least, &range.at_most] {
        out.option(end.as_ref(), |end, out| match end {
            Literal::Code(code) => out.whole(*code),
            Literal::Number(number) => out.whole(number.milli()),
            Literal::Text(text) => out.text(text),
        });
    }
}

//! Conditions: a tree of `all`, `any` and `not` over leaves, each with one operator.

use super::attributes::{RANK_NAMES, kind_name, word_or_nearest};
use super::names::Names;
use super::place::{Object, Place, Report, nearest};
use crate::json::Json;
use crate::lead::attribute::{Kind, Part};
use crate::lead::text::{fold, is_blank};
use crate::lead::vocabulary::company::fold_company;
use crate::lead::vocabulary::{industry, mail, seniority};
use crate::policy::document::{Attribute, Condition, Literal, Matcher, Range, Test};
use crate::policy::problem::{Expected, Fault, Thing};

/// What a condition may ask about.
pub(crate) struct Scope<'a> {
    pub(crate) attributes: &'a [Attribute],
    pub(crate) names: &'a Names<'a>,
    /// Whether scores can be asked.
    pub(crate) scores: bool,
}

impl Scope<'_> {
    pub(crate) fn without_scores(&self) -> Scope<'_> {
        Scope { scores: false, ..*self }
    }
}

const FORMS: &str = "`all`, `any`, `not`, `attribute`, `event`, `score`";
const KEYS: [&str; 14] = [
    "all",
    "any",
    "not",
    "attribute",
    "event",
    "score",
    "in",
    "notIn",
    "atLeast",
    "atMost",
    "contains",
    "known",
    "where",
    "within",
];
const OPERATORS: &str = "`in`, `notIn`, `atLeast`/`atMost`, `contains`, `known`";

/// Reads a condition.
pub(crate) fn read(place: &Place<'_>, scope: &Scope<'_>, report: &mut Report) -> Option<Condition> {
    report.count_node(&place.path);
    let mut object = place.object(report)?;
    let forms = ["all", "any", "not", "attribute", "event", "score"].map(|form| object.has(form));
    if forms.iter().filter(|found| **found).count() != 1 {
        report.note(&place.path, Fault::OneOf(FORMS));
        if forms.iter().all(|found| !found) {
            for key in KEYS {
                object.get(key);
            }
            object.close(report);
        }
        return None;
    }
    let condition = if let Some(list) = object.get("all") {
        children(&list, scope, report).map(Condition::All)
    } else if let Some(list) = object.get("any") {
        children(&list, scope, report).map(Condition::Any)
    } else if let Some(child) = object.get("not") {
        read(&child, scope, report).map(|child| Condition::Not(Box::new(child)))
    } else if let Some(name) = object.get("attribute") {
        attribute(&name, &mut object, scope, report)
    } else if let Some(name) = object.get("event") {
        event(&name, &mut object, report)
    } else {
        score(&mut object, scope, report)
    };
    object.close(report);
    condition
}

fn children(list: &Place<'_>, scope: &Scope<'_>, report: &mut Report) -> Option<Vec<Condition>> {
    let items = list.list(report)?;
    let count = items.len();
    let children: Vec<Condition> = items.iter().filter_map(|item| read(item, scope, report)).collect();
    (children.len() == count).then_some(children)
}

/// The attribute that a name means, and which part of it.
fn subject<'a>(place: &Place<'_>, scope: &Scope<'a>, report: &mut Report) -> Option<(&'a Attribute, Part)> {
    let name = place.text(report)?;
    let (base, part) = match name.split_once('.') {
        None => (name, Part::Whole),
        Some((base, "domain")) => (base, Part::Domain),
        Some((base, "kind")) => (base, Part::MailKind),
        Some((base, _)) => (base, Part::Whole),
    };
    let found = scope.attributes.iter().find(|attribute| attribute.name == base);
    let derived = name.len() > base.len();
    match found {
        Some(attribute) if !derived || (attribute.kind == Kind::Email && part != Part::Whole) => {
            Some((attribute, part))
        }
        // Its own definition is already a problem.
        None if !derived && scope.names.attributes.contains(&name) => None,
        _ => {
            report.suggest(&place.path, Fault::NoSuch(Thing::Attribute), nearest_subject(name, scope));
            None
        }
    }
}

fn nearest_subject(name: &str, scope: &Scope<'_>) -> Option<String> {
    let mails = scope.attributes.iter().filter(|attribute| attribute.kind == Kind::Email);
    let derived: Vec<String> =
        mails.flat_map(|mail| ["domain", "kind"].map(|part| format!("{}.{part}", mail.name))).collect();
    let words: Vec<&str> = scope.names.attributes.iter().copied().chain(derived.iter().map(String::as_str)).collect();
    nearest(name, &words)
}

fn attribute(name: &Place<'_>, object: &mut Object<'_>, scope: &Scope<'_>, report: &mut Report) -> Option<Condition> {
    let subject = subject(name, scope, report);
    let tests = [object.get("in"), object.get("notIn"), object.get("contains"), object.get("known")];
    let range = (object.get("atLeast"), object.get("atMost"));
    let has_range = range.0.is_some() || range.1.is_some();
    if tests.iter().filter(|test| test.is_some()).count() + usize::from(has_range) != 1 {
        report.note(&object.path, Fault::OneOf(OPERATORS));
        return None;
    }
    let (attribute, part) = subject?;
    let reader = Values { attribute, part };
    let test = match tests {
        [Some(list), ..] => Test::In(reader.list(&list, report)?),
        [_, Some(list), ..] => Test::NotIn(reader.list(&list, report)?),
        [_, _, Some(text), _] => Test::Contains(reader.contained(&text, report)?),
        [_, _, _, Some(known)] => Test::Known(known.boolean(report)?),
        _ => Test::Within(reader.range(range, report)?),
    };
    Some(Condition::Attribute(attribute.name.clone(), part, test))
}

/// Reads values of one attribute's type.
struct Values<'a> {
    attribute: &'a Attribute,
    part: Part,
}

impl Values<'_> {
    fn kind_name(&self) -> &'static str {
        match self.part {
            Part::Whole => kind_name(self.attribute.kind),
            Part::Domain => "text",
            Part::MailKind => "kind of mail",
        }
    }

    fn list(&self, place: &Place<'_>, report: &mut Report) -> Option<Vec<Literal>> {
        let items = place.filled_list(report)?;
        let count = items.len();
        let values: Vec<Literal> = items.iter().filter_map(|item| self.one(item, report)).collect();
        (count > 0 && values.len() == count).then_some(values)
    }

    fn one(&self, place: &Place<'_>, report: &mut Report) -> Option<Literal> {
        match (self.part, self.attribute.kind, place.json) {
            (Part::Whole, Kind::Number, Json::Number(_)) => place.number(report).map(Literal::Number),
            (Part::Whole, Kind::Boolean, Json::Bool(boolean)) => Some(Literal::Code(u32::from(*boolean))),
            (Part::Whole, Kind::Number | Kind::Boolean, _) => self.wrong(place, None, report),
            (Part::Whole, Kind::Text | Kind::Company | Kind::Email, Json::Text(_))
            | (Part::Domain, _, Json::Text(_)) => place.filled_text(report).map(|text| Literal::Text(text.to_owned())),
            (_, _, Json::Text(text)) => match self.code(text) {
                Ok(code) => Some(Literal::Code(code)),
                Err(suggestion) => self.wrong(place, suggestion, report),
            },
            _ => self.wrong(place, None, report),
        }
    }

    fn wrong<T>(&self, place: &Place<'_>, suggestion: Option<String>, report: &mut Report) -> Option<T> {
        let fault = match (self.part, self.attribute.kind) {
            (Part::Whole, Kind::Seniority) => Fault::UnknownWord(RANK_NAMES),
            (Part::Whole, Kind::Industry) => Fault::UnknownWord("the letters `A` to `T`"),
            (Part::MailKind, _) => Fault::UnknownWord("`business`, `free`, `carrier`, `disposable`, `academic`"),
            _ => Fault::WrongValue(self.kind_name()),
        };
        report.suggest(&place.path, fault, suggestion);
        None
    }

    /// The place of a word in the list of its type.
    fn code(&self, text: &str) -> Result<u32, Option<String>> {
        match (self.part, self.attribute.kind) {
            (Part::MailKind, _) => word_or_nearest(text, &mail::KINDS.split(' ').collect::<Vec<_>>()),
            (_, Kind::Seniority) => word_or_nearest(text, &seniority::RANKS.split(' ').collect::<Vec<_>>()),
            (_, Kind::Industry) => {
                let upper = text.to_ascii_uppercase();
                match industry::division(text) {
                    Some(code) if upper == text => Ok(code),
                    Some(_) => Err(Some(upper)),
                    None => Err(None),
                }
            }
            (_, Kind::Choice) => {
                let values: Vec<&str> = self.attribute.options.iter().map(|option| option.value.as_str()).collect();
                word_or_nearest(text, &values)
            }
            _ => Err(None),
        }
    }

    fn contained(&self, place: &Place<'_>, report: &mut Report) -> Option<String> {
        let textual = match self.part {
            Part::Whole => matches!(self.attribute.kind, Kind::Text | Kind::Company | Kind::Email),
            Part::Domain => true,
            Part::MailKind => false,
        };
        if !textual {
            report.note(&place.path, Fault::WrongOperator(self.kind_name()));
            return None;
        }
        let text = place.filled_text(report)?;
        let folded = if self.attribute.kind == Kind::Company { fold_company(text) } else { fold(text) };
        if folded.is_empty() {
            report.note(&place.path, Fault::Blank);
        }
        Some(text.to_owned())
    }

    fn range(&self, (low, high): (Option<Place<'_>>, Option<Place<'_>>), report: &mut Report) -> Option<Range> {
        let ordered = self.part == Part::Whole && matches!(self.attribute.kind, Kind::Number | Kind::Seniority);
        if !ordered {
            for place in [&low, &high].into_iter().flatten() {
                report.note(&place.path, Fault::WrongOperator(self.kind_name()));
            }
            return None;
        }
        let at_least = read_bound(low.as_ref(), |place| self.one(place, report))?;
        let at_most = read_bound(high.as_ref(), |place| self.one(place, report))?;
        Some(Range { at_least, at_most })
    }
}

/// Reads a bound that may be absent; none where it is there and wrong.
fn read_bound(
    place: Option<&Place<'_>>,
    mut read: impl FnMut(&Place<'_>) -> Option<Literal>,
) -> Option<Option<Literal>> {
    match place {
        None => Some(None),
        Some(place) => read(place).map(Some),
    }
}

const MIN_COUNT: (u32, &str) = (1, "1");
const MAX_COUNT: (u32, &str) = (100_000, "100,000");

fn event(name: &Place<'_>, object: &mut Object<'_>, report: &mut Report) -> Option<Condition> {
    let matcher = matcher(name, object, report);
    let at_least = match object.get("atLeast") {
        Some(place) => place.whole(MIN_COUNT, MAX_COUNT, report),
        None => Some(1),
    };
    Some(Condition::Event(matcher?, at_least?))
}

/// Reads which events count; `within` is looked for in the same object.
fn matcher(name: &Place<'_>, object: &mut Object<'_>, report: &mut Report) -> Option<Matcher> {
    let matched = filter(name, object, report);
    let within = match object.get("within") {
        Some(place) => Some(place.duration(report)?),
        None => None,
    };
    matched.map(|(event, filter)| Matcher { event, filter, within })
}

type Filter = Vec<(String, Vec<String>)>;

/// Reads an event's name and its `where`.
pub(crate) fn filter(name: &Place<'_>, object: &mut Object<'_>, report: &mut Report) -> Option<(String, Filter)> {
    let event = name.filled_text(report).map(str::to_owned);
    let mut filter = Vec::new();
    for (property, place) in object.get("where").and_then(|place| place.entries(report)).unwrap_or_default() {
        let values = match place.json {
            Json::Array(_) => place.filled_list(report)?,
            _ => vec![place],
        };
        let values = values.iter().filter_map(|value| scalar(value, report)).collect();
        filter.push((property.to_owned(), values));
    }
    event.map(|event| (event, filter))
}

/// A value as the text by which properties are compared.
fn scalar(place: &Place<'_>, report: &mut Report) -> Option<String> {
    match place.json {
        Json::Text(text) if is_blank(text) => Some(String::new()),
        Json::Text(text) => Some(text.clone()),
        Json::Number(text) => Some(text.to_string()),
        Json::Bool(boolean) => Some(boolean.to_string()),
        _ => place.expected(Expected::Scalar, report),
    }
}

fn score(object: &mut Object<'_>, scope: &Scope<'_>, report: &mut Report) -> Option<Condition> {
    let place = object.get("score")?;
    let gauge = gauge(&place, scope.names, report);
    if !scope.scores {
        report.note(&place.path, Fault::ScoreHere);
    }
    let bound = |place: Option<Place<'_>>, report: &mut Report| {
        read_bound(place.as_ref(), |place| place.points(report).map(Literal::Number))
    };
    let (low, high) = (object.get("atLeast"), object.get("atMost"));
    if low.is_none() && high.is_none() {
        report.note(&object.path, Fault::Missing("atLeast"));
    }
    let (at_least, at_most) = (bound(low, report), bound(high, report));
    Some(Condition::Score(gauge?, Range { at_least: at_least?, at_most: at_most? }))
}

/// A group's id, or `total`.
pub(crate) fn gauge(place: &Place<'_>, names: &Names<'_>, report: &mut Report) -> Option<String> {
    let name = place.text(report)?;
    if name != "total" && !names.groups.contains(&name) {
        let words: Vec<&str> = names.groups.iter().copied().chain(["total"]).collect();
        report.suggest(&place.path, Fault::NoSuch(Thing::Group), nearest(name, &words));
        return None;
    }
    Some(name.to_owned())
}

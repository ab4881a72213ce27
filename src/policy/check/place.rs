//! A place in the policy's JSON: a value and the path to it. Every reader notes what is wrong and goes on, so that one check
//! finds every problem.

use crate::json::{Json, Member, step};
use crate::lead::clock;
use crate::lead::decimal::{Decimal, MILLI};
use crate::lead::text::is_blank;
use crate::policy::document::Label;
use crate::policy::problem::{Expected, Fault, Limit, Problem};

/// More problems than this are not shown: nobody reads them at once.
const MAX_PROBLEMS: usize = 1000;

/// How many condition nodes a policy may have.
const MAX_NODES: usize = 10_000;

/// What a check has found so far.
#[derive(Default)]
pub(crate) struct Report {
    problems: Vec<Problem>,
    nodes: usize,
}

impl Report {
    pub(crate) fn note(&mut self, path: &str, fault: Fault) {
        self.suggest(path, fault, None);
    }

    pub(crate) fn suggest(&mut self, path: &str, fault: Fault, suggestion: Option<String>) {
        if !self.is_full() {
            self.problems.push(Problem { path: path.to_owned(), place: None, fault, suggestion });
        }
    }

    /// Whether further problems are not shown any more.
    fn is_full(&self) -> bool {
        self.problems.len() >= MAX_PROBLEMS
    }

    /// Counts a condition node.
    pub(crate) fn count_node(&mut self, path: &str) {
        self.nodes += 1;
        if self.nodes == MAX_NODES + 1 {
            self.note(path, Fault::TooMuch(Limit::Nodes));
        }
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }
}

/// A value and the path to it.
#[derive(Clone)]
pub(crate) struct Place<'a> {
    pub(crate) path: String,
    pub(crate) json: &'a Json,
}

impl<'a> Place<'a> {
    fn expect<T>(&self, found: Option<T>, expected: Expected, report: &mut Report) -> Option<T> {
        if found.is_none() {
            report.note(&self.path, Fault::Expected(expected));
        }
        found
    }

    pub(crate) fn object(&self, report: &mut Report) -> Option<Object<'a>> {
        let members = self.expect(self.json.members(), Expected::Object, report)?;
        Some(Object { path: self.path.clone(), members, asked: Vec::new() })
    }

    pub(crate) fn list(&self, report: &mut Report) -> Option<Vec<Place<'a>>> {
        let items = match self.json {
            Json::Array(items) => Some(items),
            _ => None,
        };
        let items = self.expect(items, Expected::List, report)?;
        let place = |(index, json)| Place { path: format!("{}[{index}]", self.path), json };
        Some(items.iter().enumerate().map(place).collect())
    }

    pub(crate) fn filled_list(&self, report: &mut Report) -> Option<Vec<Place<'a>>> {
        let items = self.list(report)?;
        if items.is_empty() {
            report.note(&self.path, Fault::EmptyList);
        }
        Some(items)
    }

    pub(crate) fn entries(&self, report: &mut Report) -> Option<Vec<(&'a str, Place<'a>)>> {
        let members = self.expect(self.json.members(), Expected::Object, report)?;
        let place = |(name, json): &'a Member| (name.as_ref(), Place { path: step(&self.path, name), json });
        Some(members.iter().map(place).collect())
    }

    pub(crate) fn text(&self, report: &mut Report) -> Option<&'a str> {
        self.expect(self.json.as_text(), Expected::Text, report)
    }

    pub(crate) fn filled_text(&self, report: &mut Report) -> Option<&'a str> {
        let text = self.text(report)?;
        if is_blank(text) {
            report.note(&self.path, Fault::Blank);
            return None;
        }
        Some(text)
    }

    pub(crate) fn id(&self, report: &mut Report) -> Option<String> {
        let id = self.json.as_text().filter(|text| is_id(text));
        self.expect(id, Expected::Id, report).map(str::to_owned)
    }

    pub(crate) fn boolean(&self, report: &mut Report) -> Option<bool> {
        let boolean = match self.json {
            Json::Bool(boolean) => Some(*boolean),
            _ => None,
        };
        self.expect(boolean, Expected::Boolean, report)
    }

    /// A number within ±`limit`.
    fn decimal(&self, limit: i64, words: (&'static str, &'static str), report: &mut Report) -> Option<Decimal> {
        let number = match self.json {
            Json::Number(text) => Some(text),
            _ => None,
        };
        let text = self.expect(number, Expected::Number, report)?;
        let Some(decimal) = Decimal::parse_any(text) else {
            report.note(&self.path, Fault::TooPrecise);
            return None;
        };
        let limit = limit.saturating_mul(MILLI);
        if !(-limit..=limit).contains(&decimal.milli()) {
            report.note(&self.path, Fault::OutOfRange(words.0, words.1));
            return None;
        }
        Some(decimal)
    }

    /// Points, a clamp or a threshold.
    pub(crate) fn points(&self, report: &mut Report) -> Option<Decimal> {
        self.decimal(1_000_000, ("-1,000,000", "1,000,000"), report)
    }

    /// A number that an attribute is compared with.
    pub(crate) fn number(&self, report: &mut Report) -> Option<Decimal> {
        self.decimal(9_007_199_254_740_991, ("-9,007,199,254,740,991", "9,007,199,254,740,991"), report)
    }

    /// A whole number from `low` to `high`.
    pub(crate) fn whole(
        &self,
        low: (u32, &'static str),
        high: (u32, &'static str),
        report: &mut Report,
    ) -> Option<u32> {
        let text = match self.json {
            Json::Number(text) => Some(text),
            _ => None,
        };
        let text = self.expect(text, Expected::Number, report)?;
        let whole =
            Decimal::parse_any(text).map(Decimal::milli).filter(|milli| milli % 1000 == 0).map(|milli| milli / 1000);
        let whole = self.expect(whole, Expected::Whole, report)?;
        match u32::try_from(whole).ok().filter(|whole| (low.0..=high.0).contains(whole)) {
            None => {
                report.note(&self.path, Fault::OutOfRange(low.1, high.1));
                None
            }
            whole => whole,
        }
    }

    /// A duration, in milliseconds.
    pub(crate) fn duration(&self, report: &mut Report) -> Option<i64> {
        self.expect(self.json.as_text().and_then(parse_duration), Expected::Duration, report)
    }

    /// A date, as its day number.
    pub(crate) fn date(&self, report: &mut Report) -> Option<i32> {
        let day = self.json.as_text().and_then(clock::parse_date).and_then(|day| i32::try_from(day).ok());
        self.expect(day, Expected::Date, report)
    }

    /// A time of day, as minutes after midnight.
    pub(crate) fn time(&self, report: &mut Report) -> Option<u16> {
        let minutes = self.json.as_text().and_then(clock::parse_time).and_then(|minutes| u16::try_from(minutes).ok());
        self.expect(minutes, Expected::Time, report)
    }

    /// One of a few words: its place among them. `all` lists them for the message.
    pub(crate) fn word(&self, words: &[&str], all: &'static str, report: &mut Report) -> Option<usize> {
        let text = self.text(report)?;
        let found = words.iter().position(|word| *word == text);
        if found.is_none() {
            report.suggest(&self.path, Fault::UnknownWord(all), nearest(text, words));
        }
        found
    }

    pub(crate) fn label(&self, report: &mut Report) -> Option<Label> {
        let entries = self.entries(report)?;
        let text = |(language, place): (&str, Place<'_>)| Some((language.to_owned(), place.text(report)?.to_owned()));
        Some(entries.into_iter().filter_map(text).collect())
    }

    pub(crate) fn expected<T>(&self, expected: Expected, report: &mut Report) -> Option<T> {
        self.expect(None, expected, report)
    }
}

/// An object whose members are asked for one by one; what nobody asked for is no key of its form.
pub(crate) struct Object<'a> {
    pub(crate) path: String,
    members: &'a [Member],
    asked: Vec<&'static str>,
}

impl<'a> Object<'a> {
    /// A member that may be absent.
    pub(crate) fn get(&mut self, name: &'static str) -> Option<Place<'a>> {
        self.asked.push(name);
        let (_, json) = self.members.iter().find(|(key, _)| key == name)?;
        Some(Place { path: step(&self.path, name), json })
    }

    /// A member that must be there.
    pub(crate) fn need(&mut self, name: &'static str, report: &mut Report) -> Option<Place<'a>> {
        let place = self.get(name);
        if place.is_none() {
            report.note(&self.path, Fault::Missing(name));
        }
        place
    }

    /// Whether a member is there, without asking for it.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.members.iter().any(|(key, _)| key == name)
    }

    /// A label that may be absent.
    pub(crate) fn label(&mut self, name: &'static str, report: &mut Report) -> Label {
        self.get(name).and_then(|place| place.label(report)).unwrap_or_default()
    }

    /// The id.
    pub(crate) fn id(&mut self, report: &mut Report) -> Option<String> {
        self.need("id", report)?.id(report)
    }

    /// Whether it is marked private.
    pub(crate) fn private(&mut self, report: &mut Report) -> bool {
        self.get("private").and_then(|place| place.boolean(report)).unwrap_or(false)
    }

    /// Notes every member that nobody asked for.
    pub(crate) fn close(self, report: &mut Report) {
        for (name, _) in self.members {
            if !self.asked.iter().any(|asked| asked == name) && !report.is_full() {
                let absent: Vec<&str> = self.asked.iter().copied().filter(|asked| !self.has(asked)).collect();
                report.suggest(&step(&self.path, name), Fault::UnknownKey, nearest(name, &absent));
            }
        }
    }
}

/// 1–64 of `A-Z a-z 0-9 . _ : -`, a letter or digit first.
pub(crate) fn is_id(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | ':' | '-'))
}

fn parse_duration(text: &str) -> Option<i64> {
    let (count, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "m" => clock::MINUTE,
        "h" => clock::HOUR,
        "d" => clock::DAY,
        "w" => 7 * clock::DAY,
        _ => return None,
    };
    let plain = count.len() <= 6 && count.bytes().all(|byte| byte.is_ascii_digit()) && !count.starts_with('0');
    let count: i64 = count.parse().ok().filter(|_| plain)?;
    (1..=100_000).contains(&count).then_some(count * unit)
}

/// The word that was probably meant, if one is near enough.
pub(crate) fn nearest(typed: &str, words: &[&str]) -> Option<String> {
    let lower = typed.to_lowercase();
    let near = |word: &&&str| {
        let distance = strsim::damerau_levenshtein(&lower, &word.to_lowercase());
        (distance, word.len())
    };
    let best = words.iter().filter(|_| typed.len() <= 64).min_by_key(near)?;
    let (distance, _) = near(&best);
    (distance <= 1 + best.chars().count() / 4).then(|| (*best).to_owned())
}

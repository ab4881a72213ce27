//! Attributes, their options, and the policy's own titles.

use super::place::{Place, Report, is_id, nearest};
use crate::lead::attribute::Kind;
use crate::lead::text::fold;
use crate::lead::vocabulary::seniority::RANKS;
use crate::policy::document::{Attribute, Choice};
use crate::policy::problem::{Expected, Fault, Limit};
use std::collections::{HashMap, HashSet};

const MAX_ATTRIBUTES: usize = 256;

/// The types and their names.
const KINDS: [(&str, Kind); 8] = [
    ("text", Kind::Text),
    ("company", Kind::Company),
    ("number", Kind::Number),
    ("boolean", Kind::Boolean),
    ("choice", Kind::Choice),
    ("email", Kind::Email),
    ("seniority", Kind::Seniority),
    ("industry", Kind::Industry),
];

const KIND_NAMES: &str = "`text`, `company`, `number`, `boolean`, `choice`, `email`, `seniority`, `industry`";

pub(crate) const RANK_NAMES: &str = "`student`, `staff`, `senior-staff`, `subsection-chief`, `section-chief`, `deputy-general-manager`, \
     `general-manager`, `division-head`, `executive-officer`, `board`, `president`";

/// The name of a type.
pub(crate) fn kind_name(kind: Kind) -> &'static str {
    KINDS.iter().find(|(_, other)| *other == kind).map_or("", |(name, _)| name)
}

/// Reads all attributes, sorted by name.
pub(crate) fn read(place: &Place<'_>, report: &mut Report) -> Option<Vec<Attribute>> {
    let entries = place.entries(report)?;
    if entries.len() > MAX_ATTRIBUTES {
        report.note(&place.path, Fault::TooMuch(Limit::Attributes));
    }
    let mut attributes: Vec<Attribute> =
        entries.into_iter().filter_map(|(name, place)| attribute(name, &place, report)).collect();
    attributes.sort_by(|a, b| a.name.cmp(&b.name));
    Some(attributes)
}

fn attribute(name: &str, place: &Place<'_>, report: &mut Report) -> Option<Attribute> {
    if !is_id(name) || name.contains('.') {
        report.note(&place.path, Fault::Expected(Expected::PlainId));
    }
    let mut object = place.object(report)?;
    let names = KINDS.map(|(name, _)| name);
    let kind = object.need("type", report).and_then(|place| place.word(&names, KIND_NAMES, report));
    let kind = kind.and_then(|place| KINDS.get(place)).map(|(_, kind)| *kind);
    let fields = match object.get("fields") {
        Some(place) => texts(&place, report),
        None => vec![name.to_owned()],
    };
    let label = object.label("label", report);
    let options = match kind {
        None | Some(Kind::Choice) => {
            let place = if kind.is_some() { object.need("options", report) } else { object.get("options") };
            place.map(|place| choices(&place, report)).unwrap_or_default()
        }
        Some(_) => Vec::new(),
    };
    object.close(report);
    Some(Attribute { name: name.to_owned(), kind: kind?, fields, label, options })
}

fn texts(place: &Place<'_>, report: &mut Report) -> Vec<String> {
    let items = place.filled_list(report).unwrap_or_default();
    items.iter().filter_map(|item| item.filled_text(report).map(str::to_owned)).collect()
}

fn choices(place: &Place<'_>, report: &mut Report) -> Vec<Choice> {
    let mut options: Vec<Choice> = Vec::new();
    let mut owners: HashMap<String, usize> = HashMap::new();
    for (index, item) in place.filled_list(report).unwrap_or_default().into_iter().enumerate() {
        let Some(mut object) = item.object(report) else {
            continue;
        };
        let value =
            object.need("value", report).and_then(|value| value.filled_text(report)).unwrap_or_default().to_owned();
        let label = object.label("label", report);
        let aliases = object.get("aliases").and_then(|place| place.list(report)).unwrap_or_default();
        let aliases: Vec<String> =
            aliases.iter().filter_map(|alias| alias.filled_text(report).map(str::to_owned)).collect();
        object.close(report);
        let option = Choice { value, label, aliases };
        for word in option_words(&option) {
            if *owners.entry(word.clone()).or_insert(index) != index {
                report.note(&item.path, Fault::SharedOption(word));
            }
        }
        options.push(option);
    }
    options
}

/// Everything that is read as an option: its folded value, labels and aliases.
pub(crate) fn option_words(option: &Choice) -> Vec<String> {
    let labels = option.label.iter().map(|(_, text)| text);
    let mut words: Vec<String> = Vec::new();
    for text in std::iter::once(&option.value).chain(labels).chain(&option.aliases) {
        let word = fold(text);
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// Reads the policy's own titles.
pub(crate) fn read_titles(place: &Place<'_>, report: &mut Report) -> Option<Vec<(String, u32)>> {
    let mut titles: Vec<(String, u32)> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    for (title, place) in place.entries(report)? {
        let folded = fold(title);
        if folded.is_empty() {
            report.note(&place.path, Fault::Blank);
        }
        if !seen.insert(folded) {
            report.note(&place.path, Fault::Repeated);
        }
        let rank = place
            .word(&RANKS.split(' ').collect::<Vec<_>>(), RANK_NAMES, report)
            .and_then(|rank| u32::try_from(rank).ok());
        titles.extend(rank.map(|rank| (title.to_owned(), rank)));
    }
    Some(titles)
}

/// The place of a word among those of a type, with the nearest where there is none.
pub(crate) fn word_or_nearest(text: &str, words: &[&str]) -> Result<u32, Option<String>> {
    let found = words.iter().position(|word| *word == text).and_then(|place| u32::try_from(place).ok());
    found.ok_or_else(|| nearest(text, words))
}

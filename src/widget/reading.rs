//! Reading a form: the controls that a policy asks about as attributes, and a fingerprint of all that the host would send.
//! Passwords, files and card numbers are never read.

use super::dom::Form;
use super::output::is_ours;
use super::random::derived_id;
use super::settings::Settings;
use crate::json::{Json, Member};
use crate::lead::LEAD_LIMITS;
use crate::lead::attribute::{Attribute, Kind};
use crate::lead::text::{fold, is_blank};
use crate::policy::program::Program;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, HtmlTextAreaElement};

/// What a form holds.
pub(crate) struct Reading {
    /// Attributes by the policy's names, values as typed.
    pub(crate) attributes: Vec<Member>,
    /// Changes with any of the host's values.
    pub(crate) fingerprint: String,
}

/// What one control says.
enum Entry {
    /// A value, and for an option of a select its text.
    Value(String, Option<String>),
    /// A check box.
    Ticked(bool, String),
}

/// Reads a form.
pub(crate) fn read(form: &Form, program: &Program, settings: &Settings) -> Reading {
    let mut collected: Vec<Vec<Entry>> = program.attributes.iter().map(|_| Vec::new()).collect();
    let mut host_values: Vec<String> = Vec::new();
    let controls = form.elements();
    for control in (0..controls.length()).filter_map(|place| controls.item(place)) {
        let name = control.get_attribute("name").unwrap_or_default();
        if is_ours(&control, &name, settings) || is_secret(&control) || control.matches(":disabled").unwrap_or(true) {
            continue;
        }
        let place = attribute_of(&control, &name, program);
        let mut entries = entries(&control);
        for entry in &entries {
            if let Entry::Value(value, _) | Entry::Ticked(true, value) = entry {
                host_values.extend([name.clone(), value.clone()]);
            }
        }
        if let Some(collected) = place.and_then(|place| collected.get_mut(place)) {
            collected.append(&mut entries);
        }
    }
    let pairs = program.attributes.iter().zip(collected);
    let attributes = pairs
        .filter_map(|(attribute, entries)| Some((attribute.name.clone().into(), value(attribute, entries, program)?)));
    let host_values: Vec<&str> = host_values.iter().map(String::as_str).collect();
    Reading { attributes: attributes.collect(), fingerprint: derived_id(&host_values) }
}

fn is_secret(control: &Element) -> bool {
    let has = |name: &str, words: &[&str]| {
        let value = control.get_attribute(name).unwrap_or_default().to_ascii_lowercase();
        words.iter().any(|word| value.split_ascii_whitespace().any(|part| part.starts_with(word)))
    };
    has("type", &["password", "file"]) || has("autocomplete", &["cc-", "current-password", "new-password"])
}

/// The attribute that a control fills: by `data-leadpass-field`, or by its name.
fn attribute_of(control: &Element, name: &str, program: &Program) -> Option<usize> {
    let named = control.get_attribute("data-leadpass-field");
    let by_name = |wanted: &str| program.attributes.iter().position(|attribute| attribute.name == wanted);
    let by_field = |wanted: &str| {
        let folded = fold(wanted);
        program.attributes.iter().position(|attribute| attribute.fields.contains(&folded))
    };
    match named {
        Some(named) => by_name(&named).or_else(|| by_field(&named)),
        None if name.is_empty() => None,
        None => by_field(name),
    }
}

fn entries(control: &Element) -> Vec<Entry> {
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        let options = select.selected_options();
        let chosen =
            (0..options.length()).filter_map(|place| options.item(place)?.dyn_into::<HtmlOptionElement>().ok());
        return chosen.map(|option| Entry::Value(option.value(), Some(option.text()))).collect();
    }
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return vec![Entry::Value(area.value(), None)];
    }
    let Some(input) = control.dyn_ref::<HtmlInputElement>() else {
        return Vec::new();
    };
    match input.type_().as_str() {
        "checkbox" => vec![Entry::Ticked(input.checked(), input.value())],
        "radio" if !input.checked() => Vec::new(),
        "submit" | "reset" | "button" | "image" => Vec::new(),
        _ => vec![Entry::Value(input.value(), None)],
    }
}

/// The value of an attribute, as leads hold it; none where no control says anything.
fn value(attribute: &Attribute, entries: Vec<Entry>, program: &Program) -> Option<Json> {
    let ticked = |entry: &Entry| match entry {
        Entry::Ticked(ticked, _) => Some(*ticked),
        Entry::Value(..) => None,
    };
    // An unticked box posts nothing but is an answer; frameworks put a hidden field beside it, which is none.
    if attribute.kind == Kind::Boolean
        && let Some(any) = entries.iter().filter_map(ticked).reduce(|a, b| a || b)
    {
        return Some(Json::Bool(any));
    }
    let mut values: Vec<Json> = entries.into_iter().filter_map(|entry| one_value(attribute, entry, program)).collect();
    if values.len() > 1 { Some(Json::Array(values)) } else { values.pop() }
}

fn one_value(attribute: &Attribute, entry: Entry, program: &Program) -> Option<Json> {
    match entry {
        Entry::Ticked(ticked, value) => ticked.then(|| bounded(value)),
        Entry::Value(value, None) => Some(bounded(value)),
        Entry::Value(value, Some(text)) => {
            let readable = |value: &str| attribute.read(&Json::text(value), &program.titles).0.is_known();
            let by_text = !is_blank(&value) && !readable(&value) && readable(&text);
            Some(bounded(if by_text { text } else { value }))
        }
    }
}

/// A text within the limit; one beyond it is nothing that could be read.
fn bounded(text: String) -> Json {
    if text.len() <= LEAD_LIMITS.string { Json::Text(text) } else { Json::Array(vec![Json::Array(Vec::new())]) }
}

//! Reading a form: what its controls say, as the attributes that a policy asks about.

use crate::json::{Json, Member};
use crate::lead::attribute::{Attribute, Kind};
use crate::lead::text::{fold, is_blank};
use crate::policy::program::Program;

/// The attributes by the policy's names, values as typed, from a list of `{name, field, value, text, ticked}`: one a control, or
/// one a chosen option (with its `text`); a check box says whether it is `ticked`, and `field` names an attribute outright.
pub(super) fn attributes(controls: &Json, program: &Program) -> Vec<Member> {
    let mut collected: Vec<Vec<&Json>> = program.attributes.iter().map(|_| Vec::new()).collect();
    for entry in controls.items() {
        let place = attribute_of(entry, program);
        if let Some(entries) = place.and_then(|place| collected.get_mut(place)) {
            entries.push(entry);
        }
    }
    let mut attributes = Vec::new();
    for (attribute, entries) in program.attributes.iter().zip(&collected) {
        if let Some(value) = value(attribute, entries, program) {
            attributes.push((attribute.name.clone().into(), value));
        }
    }
    attributes
}

/// The attribute that a control fills: by its `field`, or by its name.
fn attribute_of(entry: &Json, program: &Program) -> Option<usize> {
    let field = entry.get("field").and_then(Json::as_text);
    let named = field.and_then(|field| program.attributes.iter().position(|attribute| attribute.name == field));
    let folded = fold(field.or_else(|| entry.get("name")?.as_text()).unwrap_or_default());
    named.or_else(|| program.attributes.iter().position(|attribute| attribute.fields.contains(&folded)))
}

/// The value of an attribute, as leads hold it; none where no control says anything.
fn value(attribute: &Attribute, entries: &[&Json], program: &Program) -> Option<Json> {
    let mut any_box = false;
    let mut ticked = false;
    let mut values = Vec::new();
    for entry in entries {
        match entry.get("ticked") {
            Some(Json::Bool(true)) => (any_box, ticked) = (true, true),
            Some(_) => {
                any_box = true;
                continue;
            }
            None => {}
        }
        values.extend(one_value(attribute, entry, program));
    }
    // An unticked box posts nothing but is an answer; frameworks put a hidden field beside it, which is none.
    if attribute.kind == Kind::Boolean && any_box {
        return Some(Json::Bool(ticked));
    }
    if values.len() > 1 { Some(Json::Array(values)) } else { values.pop() }
}

/// A select's option counts by its text where only that can be read.
fn one_value(attribute: &Attribute, entry: &Json, program: &Program) -> Option<Json> {
    let value = entry.get("value")?;
    let readable = |value: &Json| attribute.read(value, &program.titles).0.is_known();
    let text = entry
        .get("text")
        .filter(|text| value.as_text().is_some_and(|value| !is_blank(value)) && !readable(value) && readable(text));
    Some(text.unwrap_or(value).clone())
}

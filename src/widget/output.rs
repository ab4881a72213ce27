//! Writing: hidden inputs for those who read the form's controls, `FormData` for those who gather its data. A field of the host
//! that has one of our names is filled instead.

use super::dom::{Form, elements_of, page};
use super::settings::Settings;
use wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlInputElement, HtmlTextAreaElement};

/// Marks the inputs that we added.
const OURS: &str = "data-leadpass-output";

/// Marks the host's controls that we filled, and keeps what they held.
const FILLED: &str = "data-leadpass-filled";

/// Where `leadpass_status` stands among the fields.
const STATUS: usize = 1;

/// Whether a control holds what we write: an input that we added, or a field of the host with one of our names.
pub(crate) fn is_ours(control: &Element, name: &str, settings: &Settings) -> bool {
    control.has_attribute(OURS) || settings.names.iter().any(|ours| ours.as_deref() == Some(name))
}

/// The posted names with their values.
pub(crate) fn named<'a>(settings: &'a Settings, values: &'a [String; 12]) -> impl Iterator<Item = (&'a str, &'a str)> {
    let pairs = settings.names.iter().zip(values);
    pairs.filter_map(|(name, value)| Some((name.as_deref()?, value.as_str())))
}

/// The values of a form that is only told a status.
pub(crate) fn only_status(settings: &Settings, status: &str) -> Option<(String, String)> {
    let name = settings.names.get(STATUS)?.clone()?;
    Some((name, status.to_owned()))
}

/// Writes fields as controls of the form.
pub(crate) fn write_inputs<'a>(form: &Form, fields: impl Iterator<Item = (&'a str, &'a str)>) {
    for (name, value) in fields {
        let control = find(form, name).unwrap_or_else(|| add(form, name));
        if !control.has_attribute(OURS) && !control.has_attribute(FILLED) {
            let _ = control.set_attribute(FILLED, &value_of(&control));
        }
        set_value(&control, value);
    }
}

/// Writes fields into data that is being gathered.
pub(crate) fn write_data<'a>(data: &FormData, fields: impl Iterator<Item = (&'a str, &'a str)>) {
    for (name, value) in fields {
        let _ = data.set_with_str(name, value);
    }
}

/// Takes back what an earlier sending wrote: inputs of ours go, fields of the host get back what they held.
pub(crate) fn withdraw(form: &Form, data: Option<&FormData>) {
    for control in elements_of(&form.select("[data-leadpass-output],[data-leadpass-filled]")).collect::<Vec<_>>() {
        let name = control.get_attribute("name").unwrap_or_default();
        match control.get_attribute(FILLED) {
            Some(value) => {
                set_value(&control, &value);
                let _ = control.remove_attribute(FILLED);
                if let Some(data) = data {
                    let _ = data.set_with_str(&name, &value);
                }
            }
            None => {
                control.remove();
                if let Some(data) = data {
                    data.delete(&name);
                }
            }
        }
    }
}

/// The text control of a name.
fn find(form: &Form, name: &str) -> Option<Element> {
    let controls = form.elements();
    let mut controls = (0..controls.length()).filter_map(|place| controls.item(place));
    controls.find(|control| control.get_attribute("name").as_deref() == Some(name) && is_text(control))
}

fn is_text(control: &Element) -> bool {
    control.has_type::<HtmlInputElement>() || control.has_type::<HtmlTextAreaElement>()
}

fn value_of(control: &Element) -> String {
    match (control.dyn_ref::<HtmlInputElement>(), control.dyn_ref::<HtmlTextAreaElement>()) {
        (Some(input), _) => input.value(),
        (_, Some(area)) => area.value(),
        _ => String::new(),
    }
}

fn set_value(control: &Element, value: &str) {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(value);
    }
}

fn add(form: &Form, name: &str) -> Element {
    let input = page().create("input");
    for (attribute, value) in [("type", "hidden"), ("name", name), (OURS, "")] {
        let _ = input.set_attribute(attribute, value);
    }
    form.append(&input);
    input
}

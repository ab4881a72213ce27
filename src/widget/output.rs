//! Writing: hidden inputs for those who read the form's controls, `FormData` for those who gather its data. A field of the host
//! that has one of our names is filled instead.

use super::dom::{Form, elements_of, page};
use super::settings::Settings;
use wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlInputElement};

/// Marks the inputs that we added.
const OURS: &str = "data-leadpass-output";

/// Where `leadpass_status` stands among the fields.
const STATUS: usize = 1;

/// Whether a control is one that we added.
pub(crate) fn is_ours(control: &Element) -> bool {
    control.has_attribute(OURS)
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
        let input = find(form, name).unwrap_or_else(|| add(form, name));
        if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
            input.set_value(value);
        }
    }
}

/// Writes fields into data that is being gathered.
pub(crate) fn write_data<'a>(data: &FormData, fields: impl Iterator<Item = (&'a str, &'a str)>) {
    for (name, value) in fields {
        let _ = data.set_with_str(name, value);
    }
}

/// Takes back what we added.
pub(crate) fn clear_inputs(form: &Form) {
    let ours = form.select("input[data-leadpass-output]");
    for input in elements_of(&ours).collect::<Vec<_>>() {
        input.remove();
    }
}

fn find(form: &Form, name: &str) -> Option<Element> {
    let controls = form.elements();
    let mut controls = (0..controls.length()).filter_map(|place| controls.item(place));
    controls.find(|control| control.get_attribute("name").as_deref() == Some(name))
}

fn add(form: &Form, name: &str) -> Element {
    let input = page().create("input");
    for (attribute, value) in [("type", "hidden"), ("name", name), (OURS, "")] {
        let _ = input.set_attribute(attribute, value);
    }
    form.append(&input);
    input
}

//! Saying what was decided: events on the form, sections of the page, the console on request. Nothing typed is in them.

use super::dom::{Form, page, select_below};
use crate::decide::decision::Decision;
use crate::decide::verdict::Outcome;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Dispatches an event on a form; false where a listener cancelled it.
pub(crate) fn dispatch(form: &Form, name: &str, cancelable: bool, detail: &str) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(cancelable);
    init.set_detail(&js_sys::JSON::parse(detail).unwrap_or(JsValue::NULL));
    match CustomEvent::new_with_event_init_dict(name, &init) {
        Ok(event) => form.dispatch(&event),
        Err(_) => true,
    }
}

/// Tells the page about a decision.
pub(crate) fn decision(form: &Form, decision: &Decision<'_>, live: bool, debug: bool) {
    show_sections(decision.outcome(), decision.is_provisional());
    let document = decision.quiet_document();
    if debug {
        web_sys::console::info_2(&"leadpass".into(), &document.as_str().into());
    }
    let live = if live { ",\"live\":true}" } else { ",\"live\":false}" };
    let detail = ["{\"decision\":", &document, live].concat();
    dispatch(form, "leadpass-decision", false, &detail);
}

/// Shows the sections meant for an outcome and hides the others. What is meant for sales waits until a verdict is certain.
fn show_sections(outcome: Outcome, provisional: bool) {
    for section in select_below(&page(), "[data-leadpass-when]") {
        let outcomes = section.get_attribute("data-leadpass-when").unwrap_or_default();
        let named = |word: &str| outcomes.split_ascii_whitespace().any(|named| named == word);
        let held_back = provisional && named(Outcome::Sales.word());
        if let Some(section) = section.dyn_ref::<HtmlElement>() {
            section.set_hidden(!named(outcome.word()) || held_back);
        }
    }
}

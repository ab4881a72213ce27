//! A policy in a text area, checked while somebody types: at most once a frame. Whoever saves policies in a form gets the browser's
//! own message where one is broken, in the language of the page.

use super::report;
use crate::policy::document::Policy;
use crate::policy::problem::Lang;
use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, HtmlTextAreaElement};

/// A text area that is watched. Its listener goes with it.
#[wasm_bindgen]
pub struct Watch {
    _typing: EventListener,
    next: Rc<RefCell<Option<AnimationFrame>>>,
}

#[wasm_bindgen]
impl Watch {
    /// Ends it; what the field says of its policy stays.
    pub fn stop(self) {
        self.next.take();
    }
}

/// Checks a field's policy now and at every change: `leadpass-policy` on the field holds the report, and the field is valid as
/// long as its policy is.
#[must_use]
#[wasm_bindgen]
pub fn watch(field: HtmlTextAreaElement) -> Watch {
    let next: Rc<RefCell<Option<AnimationFrame>>> = Rc::default();
    let soon = {
        let (field, next) = (field.clone(), Rc::clone(&next));
        move || {
            let field = field.clone();
            // The frame asked for before is cancelled by being dropped.
            next.replace(Some(request_animation_frame(move |_| look(&field))));
        }
    };
    soon();
    let typing = EventListener::new(&field, "input", move |_| soon());
    Watch { _typing: typing, next }
}

fn look(field: &HtmlTextAreaElement) {
    let checked = Policy::read(&field.value());
    let message = match &checked {
        Err(problems) => problems.first().map(|problem| problem.message(language(field))),
        Ok(_) => None,
    };
    field.set_custom_validity(&message.unwrap_or_default());
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(&report(checked).unwrap_or(JsValue::NULL));
    if let Ok(event) = CustomEvent::new_with_event_init_dict("leadpass-policy", &init) {
        // Nobody can cancel it, and a field that left the page has nobody to tell.
        let _ = field.dispatch_event(&event);
    }
}

/// The language around a field; English where it is none of ours.
fn language(field: &HtmlTextAreaElement) -> Lang {
    let around = field.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
    if around.is_some_and(|lang| lang.starts_with("ja")) { Lang::Ja } else { Lang::En }
}

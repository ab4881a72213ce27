//! Deciding while somebody types: at most once a frame, and never in the middle of an event.

use super::activity::listening_post;
use super::announce;
use super::dom::Form;
use super::engine::{Desk, is_off, now};
use super::scope::Scope;
use crate::decide::decision::decide;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::render::{AnimationFrame, request_animation_frame};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The listeners of a scope whose decisions follow the typing.
pub(crate) fn listeners(desk: &Rc<Desk>, scope: &Rc<Scope>) -> Vec<EventListener> {
    let Some(post) = listening_post(scope.root()) else {
        return Vec::new();
    };
    let next: Rc<RefCell<Option<AnimationFrame>>> = Rc::default();
    let listen = |name: &'static str| {
        let (desk, scope, next) = (Rc::downgrade(desk), Rc::downgrade(scope), Rc::clone(&next));
        EventListener::new_with_options(&post, name, EventListenerOptions::run_in_capture_phase(), move |event| {
            let form = form_of(event);
            let (desk, scope) = (desk.clone(), scope.clone());
            let frame = request_animation_frame(move |_| {
                if let (Some(desk), Some(scope), Some(form)) = (desk.upgrade(), scope.upgrade(), form) {
                    decide_now(&desk, &scope, &form);
                }
            });
            // The frame asked for before is cancelled by being dropped.
            next.replace(Some(frame));
        })
    };
    ["input", "change", "reset"].map(listen).into()
}

fn form_of(event: &Event) -> Option<Form> {
    let target = event.target()?;
    match target.dyn_ref::<Form>() {
        Some(form) => Some(form.clone()),
        None => target.dyn_ref::<Element>()?.closest("form").ok()??.dyn_into().ok(),
    }
}

fn decide_now(desk: &Desk, scope: &Scope, form: &Form) {
    if desk.scope_holds(scope, form) && !is_off(form) {
        let lead = desk.preview(form);
        announce::decision(form, &decide(&desk.program, &lead, now()), true, false);
    }
}

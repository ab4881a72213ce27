//! What visitors do: links they activate, forms that ask for a download, marks that count once when the page loads.

use super::announce;
use super::dom::{Form, page, select_below};
use super::engine::{Desk, is_off, now, remembered};
use super::history;
use super::scope::Scope;
use crate::json::{Json, Member, object};
use crate::lead::clock::Instant;
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, MouseEvent, Node, PageTransitionEvent, ShadowRoot};

const LINK: &str = "a[data-leadpass-event],area[data-leadpass-event]";
const MARK: &str = "[data-leadpass-event]:not(a,area,form)";
const PREFIX: &str = "data-leadpass-";

/// Members of the family that are no properties of an event.
const NO_PROPERTIES: [&str; 4] = ["event", "field", "when", "ask"];

/// A page view counts once a load; anything else once a visitor.
const PAGE_VIEW: &str = "page_view";

/// Where events of a scope pass first: its shadow root, or the window.
pub(crate) fn listening_post(root: &Node) -> Option<EventTarget> {
    match root.get_root_node().dyn_into::<ShadowRoot>() {
        Ok(shadow) => Some(shadow.into()),
        Err(_) => web_sys::window().map(Into::into),
    }
}

/// The listeners of a scope. All of them are passive: they could not hold anything back if they wanted to.
pub(crate) fn listeners(desk: &Rc<Desk>, scope: &Rc<Scope>) -> Vec<EventListener> {
    let Some(post) = listening_post(scope.root()) else {
        return Vec::new();
    };
    let listen = |post: &EventTarget, name: &'static str, handler: fn(&Desk, &Scope, &Event)| {
        let (desk, scope) = (Rc::downgrade(desk), Rc::downgrade(scope));
        EventListener::new_with_options(post, name, EventListenerOptions::run_in_capture_phase(), move |event| {
            if let (Some(desk), Some(scope)) = (desk.upgrade(), scope.upgrade()) {
                handler(&desk, &scope, event);
            }
        })
    };
    let mut listeners = vec![listen(&post, "reset", reset)];
    if scope.form().is_none() {
        listeners.extend([listen(&post, "click", activated), listen(&post, "auxclick", activated)]);
    }
    if let Some(window) = web_sys::window() {
        listeners.push(listen(&window, "pageshow", shown));
        if page().ready_state() == "loading" {
            listeners.push(listen(&window, "DOMContentLoaded", |desk, scope, _| greet_now(desk, scope)));
        }
    }
    listeners
}

/// Greets the forms of a scope and counts its marks, once the page is there.
pub(crate) fn greet(desk: &Rc<Desk>, scope: &Rc<Scope>) {
    if page().ready_state() != "loading" {
        greet_now(desk, scope);
    }
}

fn greet_now(desk: &Desk, scope: &Scope) {
    for form in desk.forms_of(scope) {
        let detail = if is_off(&form) { r#"{"status":"off"}"# } else { r#"{"status":"ready"}"# };
        announce::dispatch(&form, "leadpass-ready", false, detail);
    }
    if scope.form().is_none() {
        for mark in select_below(scope.root(), MARK) {
            record(desk, &mark);
        }
    }
}

fn reset(desk: &Desk, scope: &Scope, event: &Event) {
    if let Some(form) = event.target().and_then(|target| target.dyn_into::<Form>().ok())
        && desk.scope_holds(scope, &form)
    {
        desk.reset(&form);
    }
}

fn shown(desk: &Desk, _: &Scope, event: &Event) {
    if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
        desk.reset_all();
    }
}

/// A link activated with the left or the middle button, or the keyboard.
fn activated(desk: &Desk, scope: &Scope, event: &Event) {
    let button = event.dyn_ref::<MouseEvent>().map_or(0, MouseEvent::button);
    if event.type_() == "auxclick" && button != 1 {
        return;
    }
    let target = event.composed_path().get(0);
    let element = target.dyn_ref::<Element>().cloned();
    let element = element.or_else(|| target.dyn_ref::<Node>().and_then(Node::parent_element));
    let link = element.and_then(|element| element.closest(LINK).ok().flatten());
    if let Some(link) = link.filter(|link| scope.root().contains(Some(link))) {
        record(desk, &link);
    }
}

fn record(desk: &Desk, element: &Element) {
    if element.closest("[data-leadpass=\"off\"]").ok().flatten().is_some() {
        return;
    }
    if let Some(name) = element.get_attribute("data-leadpass-event") {
        let names = element.get_attribute_names();
        let properties = properties(&names, |name| element.get_attribute(name));
        once(desk, &name, properties, now());
    }
}

fn once(desk: &Desk, name: &str, properties: Json, at: Instant) {
    let id = {
        let history = desk.history.borrow();
        if name == PAGE_VIEW { history.id_per_load(name, &properties) } else { history.id_once(name, &properties) }
    };
    remembered(desk, name, properties, id, at);
}

/// An event that the page's own code reports.
pub(crate) fn track(desk: &Desk, event: &Json) {
    let Some(name) = event.get("event").and_then(Json::as_text) else {
        return;
    };
    let properties = event.get("properties").cloned().unwrap_or_else(|| object().build());
    let at = event.get("at").and_then(Json::as_text).and_then(Instant::parse).unwrap_or_else(now);
    match event.get("id").and_then(Json::as_text) {
        Some(id) => remembered(desk, name, properties, id.to_owned(), at),
        None => once(desk, name, properties, at),
    }
}

/// The event that a form's own sending is: its id comes from the form's, so that the same form sent twice is one event.
pub(crate) fn gated_event(form: &Form, id: &str, at: Instant) -> Option<Json> {
    let name = form.attribute("data-leadpass-event")?;
    let properties = properties(&form.attribute_names(), |name| form.attribute(name));
    let id = super::random::derived_id(&[id, &name]);
    Some(history::event(id, &name, properties, at))
}

/// The `data-leadpass-…` attributes of an element that say something of its event.
fn properties(names: &js_sys::Array, value: impl Fn(&str) -> Option<String>) -> Json {
    let property = |name: String| -> Option<Member> {
        let key = name.strip_prefix(PREFIX).filter(|key| !NO_PROPERTIES.contains(key))?.to_owned();
        Some((key.into(), Json::Text(value(&name)?)))
    };
    Json::Object(names.iter().filter_map(|name| name.as_string()).filter_map(property).collect())
}

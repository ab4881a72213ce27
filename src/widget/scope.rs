//! A scope: the part of a page that somebody attached, with its listeners. Dropping it removes them all.

use super::dom::Form;
use gloo::events::EventListener;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::Node;

/// One form, or everything below a node.
pub(crate) struct Scope {
    root: Node,
    listeners: RefCell<Vec<EventListener>>,
}

impl Scope {
    pub(crate) fn new(root: Node) -> Scope {
        Scope { root, listeners: RefCell::default() }
    }

    pub(crate) fn root(&self) -> &Node {
        &self.root
    }

    /// The form that was attached, where it was one form.
    pub(crate) fn form(&self) -> Option<Form> {
        self.root.dyn_ref::<Form>().cloned()
    }

    /// Whether a form belongs to this scope.
    pub(crate) fn holds(&self, form: &Form, selector: &str) -> bool {
        match self.form() {
            Some(own) => own == *form,
            None => form.matches(selector).unwrap_or(false) && self.root.contains(Some(form)),
        }
    }

    pub(crate) fn listen(&self, listeners: Vec<EventListener>) {
        self.listeners.borrow_mut().extend(listeners);
    }

    /// Removes all listeners.
    pub(crate) fn silence(&self) {
        self.listeners.borrow_mut().clear();
    }
}

//! The widget: what stands between a page and the core. It reads forms, remembers events, writes fields and says what was decided.
//! No business rule lives here. It never prevents, delays or repeats a submit, and moves no focus.

mod activity;
mod announce;
mod dom;
mod engine;
mod form;
mod history;
mod live;
mod output;
mod random;
mod reading;
mod scope;
mod settings;

pub use engine::{Attachment, Engine};

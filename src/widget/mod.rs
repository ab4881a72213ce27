//! The widget: what stands between a page and the core. It reads forms, remembers events, writes fields and says what was decided.
//! No business rule lives here. It never prevents, delays or repeats a submit, and moves no focus.

/// A page's share of memory: half the size of the standard allocator.
#[cfg(not(target_feature = "atomics"))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

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

//! The widget's end of the engine: what a page's script asks of the core. The page itself, its forms, events and storage, belongs
//! to the script (`src/js/`); no business rule lives there.

/// A page's share of memory: half the size of the standard allocator.
#[cfg(not(target_feature = "atomics"))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

mod engine;
mod event;
mod reading;

pub use engine::Engine;

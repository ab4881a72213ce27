//! The widget's end of the engine: what a page's script asks of the core. The page itself, its forms, events and storage, belongs
//! to the script (`src/js/`); no business rule lives there.

/// A page's share of memory: half the size of the standard allocator.
#[cfg(not(target_feature = "atomics"))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A panic ends the instance, and the script says `engine_failed`; nobody reads what it would say.
#[panic_handler]
fn end(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

mod engine;
mod reading;

pub use engine::{asks, decide, hash_of, open, policy};

//! The widget's end of the engine: what a page's script asks of the core. The page itself, its forms, events and storage, belongs
//! to the script (`src/js/`); no business rule lives there.

/// Memory that only ever grows: what frees it would cost bytes (decisions/0005). An instance that has used much of it is left to the
/// host's garbage collector, and the script starts another (`src/js/core.js`).
#[global_allocator]
static MEMORY: mini_alloc::MiniAlloc = mini_alloc::MiniAlloc::INIT;

/// A panic ends the instance, and the script says `engine_failed`; nobody reads what it would say.
#[panic_handler]
fn end(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

mod engine;
mod reading;

pub use engine::ask;

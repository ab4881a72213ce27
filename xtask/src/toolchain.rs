//! What Rust must bring: the wasm target, rustfmt and clippy.
//!
//! Enters: nothing but the machine. Leaves: the parts in place, fetched through rustup where they were missing.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::program;

/// The target of both wasm builds.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The compiler: its version, commit and folder.
#[derive(Debug)]
pub(crate) struct Compiler {
    /// As in `1.95.0`.
    pub(crate) version: String,
    /// The commit it was built from, which stands in the paths of the standard library.
    pub(crate) commit: String,
    /// Its own folder.
    pub(crate) sysroot: PathBuf,
}

impl Compiler {
    /// Asks the compiler about itself.
    ///
    /// # Errors
    /// There is none, or it answers in another form.
    pub(crate) fn ask() -> Result<Self> {
        let about = program::read(program::rustc().arg("-vV"))?;
        let fact = |name: &str| {
            let line = about.lines().find_map(|line| line.strip_prefix(name));
            line.map(|value| value.trim().to_owned()).with_context(|| format!("`rustc -vV` prints no `{name}` line"))
        };
        let sysroot = program::read(program::rustc().args(["--print", "sysroot"]))?;
        Ok(Self { version: fact("release:")?, commit: fact("commit-hash:")?, sysroot: sysroot.trim().into() })
    }
}

/// Makes sure that Rust can build for wasm.
///
/// # Errors
/// The target is missing and can't be had; says what to type.
pub(crate) fn ensure_wasm() -> Result<()> {
    let library = program::read(program::rustc().args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    add("target", WASM)
}

/// Makes sure that `cargo fmt` and `cargo clippy` are there.
///
/// # Errors
/// One is missing and can't be had; says what to type.
pub(crate) fn ensure_linters() -> Result<()> {
    for (program, component) in [("rustfmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if !program::answers(program, &["--version"]) {
            add("component", component)?;
        }
    }
    Ok(())
}

fn add(kind: &str, name: &str) -> Result<()> {
    let typed = format!("rustup {kind} add {name}");
    if !program::answers("rustup", &["--version"]) {
        bail!("this Rust lacks {name}, and rustup isn't here to add it; install Rust by rustup, then type `{typed}`");
    }
    println!("this Rust lacks {name}: `{typed}`");
    program::run(Command::new("rustup").args([kind, "add", name]))
        .with_context(|| format!("{name} could not be had; when this machine is online, type `{typed}`"))
}

//! The steps that need only Rust.
//!
//! Enters: the project. Leaves: whether Cargo is content.

use anyhow::Result;

use super::Done;
use crate::program;
use crate::project::Project;
use crate::toolchain::{self, WASM};

pub(super) fn format(project: &Project) -> Result<Done> {
    toolchain::ensure_linters()?;
    cargo(project, &["fmt", "--all", "--", "--check"])
}

pub(super) fn clippy(project: &Project) -> Result<Done> {
    cargo(project, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

pub(super) fn clippy_runtime(project: &Project) -> Result<Done> {
    clippy_wasm(project, "runtime")
}

pub(super) fn clippy_studio(project: &Project) -> Result<Done> {
    clippy_wasm(project, "studio")
}

fn clippy_wasm(project: &Project, feature: &str) -> Result<Done> {
    toolchain::ensure_wasm()?;
    let library = ["clippy", "--package", "leadpass", "--lib", "--target", WASM];
    let features = ["--no-default-features", "--features", feature, "--", "-D", "warnings"];
    cargo(project, &[library.as_slice(), features.as_slice()].concat())
}

pub(super) fn documentation(project: &Project) -> Result<Done> {
    let mut cargo = program::cargo(&project.root);
    cargo.args(["doc", "--no-deps", "--workspace"]).env("RUSTDOCFLAGS", "-D warnings");
    program::run(&mut cargo)?;
    Ok(Done::Passed)
}

pub(super) fn tests(project: &Project) -> Result<Done> {
    cargo(project, &["test", "--workspace"])
}

fn cargo(project: &Project, words: &[&str]) -> Result<Done> {
    program::run(program::cargo(&project.root).args(words))?;
    Ok(Done::Passed)
}

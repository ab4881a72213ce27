//! The steps that need Node: types, the package as one installs it, browsers.
//!
//! Enters: the project with its built files. Leaves: whether each is content. Where there are no such tests, it says so.

use std::env;
use std::process::Command;

use anyhow::{Context, Result};

use super::Done;
use crate::chromium;
use crate::installed::installed;
use crate::node::Node;
use crate::program;
use crate::project::Project;

/// Checks the JavaScript sources, the types, and the demo's scripts against them.
pub(super) fn types(project: &Project) -> Result<Done> {
    let node = Node::need(project)?;
    for settings in ["tsconfig.json", "www/demo/tsconfig.json"] {
        program::run(node.tool("tsc").args(["-p", settings]))?;
    }
    Ok(Done::Passed)
}

/// Installs the package as a customer would, and runs its tests there.
pub(super) fn package(project: &Project) -> Result<Done> {
    let node = Node::need(project)?;
    let tests = project.files("tests/package", ".mjs")?;
    if tests.is_empty() {
        return Ok(Done::Skipped("tests/package/ holds no tests".to_owned()));
    }
    let host = installed(project)?;
    // What runs natively, to hold against it.
    program::run(program::cargo(&project.root).args([
        "build",
        "--quiet",
        "--package",
        "leadpass",
        "--bin",
        "leadpass",
    ]))?;
    let command = project.target.join("debug/leadpass").with_extension(env::consts::EXE_EXTENSION);
    run(node.node().env("LEADPASS_PACKAGE_DIR", host.path()).env("LEADPASS_COMMAND", command), &tests)
}

/// Runs the browser tests.
pub(super) fn browser(project: &Project) -> Result<Done> {
    let node = Node::need(project)?;
    let tests = project.files("tests/e2e", ".test.mjs")?;
    if tests.is_empty() {
        return Ok(Done::Skipped("tests/e2e/ holds no tests".to_owned()));
    }
    let mut command = node.node();
    command.env("CHROMIUM", chromium::ensure()?).env("LEADPASS_PKG", project.path("pkg"));
    // This program, so that a test can start the demo: `demo --no-build --port 0`.
    command.env("LEADPASS_XTASK", env::current_exe().context("this program does not know its own path")?);
    run(&mut command, &tests)
}

fn run(node: &mut Command, tests: &[String]) -> Result<Done> {
    program::run(node.args(["--test", "--test-concurrency=2", "--test-reporter=spec"]).args(tests))?;
    Ok(Done::Passed)
}

//! `cargo xtask bench`: how fast, beside peers in the same run.
//!
//! Enters: the project with its built files. Leaves: what each program of `tests/bench/` prints.

use anyhow::Result;

use crate::installed::installed;
use crate::node::Node;
use crate::program;
use crate::project::Project;

/// Runs every benchmark with the package as installed.
///
/// # Errors
/// Node is missing, or a benchmark fails.
pub(crate) fn run(project: &Project) -> Result<()> {
    let node = Node::need(project)?;
    let host = installed(project)?;
    for bench in project.files("tests/bench", ".mjs")? {
        program::run(node.node().env("LEADPASS_PACKAGE_DIR", host.path()).arg(bench))?;
    }
    Ok(())
}

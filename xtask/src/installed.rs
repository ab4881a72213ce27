//! The package as one installs it.
//!
//! Enters: the project with its built `pkg/`. Leaves: a folder that goes when it is dropped, with `node_modules/leadpass`.

use std::fs;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::node::Node;
use crate::program;
use crate::project::Project;

/// Packs `pkg/` and installs it in an empty folder, as a customer would.
///
/// # Errors
/// No folder can be made, or npm refuses.
pub(crate) fn installed(project: &Project) -> Result<TempDir> {
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let host = folder.path();
    let manifest = "{\"name\": \"host\", \"private\": true, \"type\": \"module\"}\n";
    fs::write(host.join("package.json"), manifest).context("the temporary folder can't be written")?;
    let mut pack = Node::npm(&project.path("pkg"));
    let packed = program::read(pack.args(["pack", "--silent", "--ignore-scripts", "--pack-destination"]).arg(host))?;
    let archive = packed.lines().last().context("`npm pack` named no archive")?.trim();
    let install = ["install", "--silent", "--offline", "--ignore-scripts", "--no-audit", "--no-fund"];
    program::run(Node::npm(host).args(install).arg(format!("./{archive}")))?;
    Ok(folder)
}

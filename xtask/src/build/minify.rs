//! Makes an assembled file small and puts the banner on it.
//!
//! Enters: an assembled file. Leaves: the bytes that go into `pkg/`: small where Node is there, the same text otherwise.

use anyhow::{Context, Result, ensure};

use crate::node::Node;
use crate::program;
use crate::project::Project;

/// How a file is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// By `<script src>`; it also runs from `file:`.
    Script,
    /// By `import`.
    Module,
}

/// The file as it is published.
///
/// # Errors
/// The file is no JavaScript, or what comes out is not ASCII.
pub(crate) fn finish(project: &Project, node: Option<&Node>, script: &str, format: Format) -> Result<Vec<u8>> {
    let body = match node {
        Some(node) => minify(node, script, format)?,
        None => script.as_bytes().to_vec(),
    };
    let package = &project.package;
    let mut file = format!("/*! leadpass {} | {} */\n", package.version, package.license).into_bytes();
    file.extend(body);
    ensure!(file.is_ascii(), "an assembled file is not ASCII; it must mean the same in a page of any encoding");
    Ok(file)
}

fn minify(node: &Node, script: &str, format: Format) -> Result<Vec<u8>> {
    let mut tool = node.tool("esbuild");
    tool.args(["--minify", "--charset=ascii", "--target=es2020", "--legal-comments=none", "--log-level=warning"]);
    if format == Format::Module {
        tool.args(["--format=esm", "--tree-shaking=true"]);
    }
    program::pipe(&mut tool, script.as_bytes()).context("the assembled JavaScript can't be made small")
}

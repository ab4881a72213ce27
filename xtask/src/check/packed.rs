//! The steps that prove the committed `pkg/`.
//!
//! Enters: the project with its built files. Leaves: whether a fresh build makes the same bytes, and whether the drop-in
//! script is as small and as plain as promised.

use std::fs;

use anyhow::{Context, Result, bail, ensure};

use super::Done;
use crate::build;
use crate::node::{self, Node};
use crate::project::Project;

/// The most that `pkg/leadpass.js` may weigh after brotli, in bytes.
const BUDGET: usize = 30_000;
/// What a content security policy without `unsafe-eval` forbids.
const FORBIDDEN: [&str; 2] = ["eval(", "new Function"];

/// Builds into memory and compares with what lies in the project.
pub(super) fn proof(project: &Project) -> Result<Done> {
    if Node::find(project)?.is_none() {
        return Ok(Done::Skipped(node::missing()));
    }
    let fresh = build::build(project)?;
    print!("{}", fresh.figures);
    let lines = fresh.files.differences(&project.root)?;
    if lines.is_empty() {
        return Ok(Done::Passed);
    }
    bail!("{}{}", lines.join("\n       "), other_compiler(project, &fresh.figures.rustc));
}

/// A hint, where the committed files came from another compiler.
fn other_compiler(project: &Project, here: &str) -> String {
    let figures = project.text("www/build.json").ok();
    let figures = figures.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
    match figures.as_ref().and_then(|figures| figures.get("rustc")?.as_str()) {
        Some(there) if there != here => {
            format!("\n  the committed files were built by Rust {there}, and this is {here}: each makes its own bytes")
        }
        _ => String::new(),
    }
}

/// Weighs and reads the drop-in script.
pub(super) fn budget(project: &Project) -> Result<Done> {
    let script = fs::read(project.path("pkg/leadpass.js")).context("`pkg/leadpass.js` can't be read")?;
    let weight = build::brotli(&script)?;
    println!("pkg/leadpass.js is {weight} bytes after brotli; {BUDGET} are allowed");
    ensure!(weight <= BUDGET, "pkg/leadpass.js is {} bytes over its budget", weight.saturating_sub(BUDGET));
    ensure!(script.is_ascii(), "pkg/leadpass.js is not ASCII");
    let text = String::from_utf8_lossy(&script);
    for word in FORBIDDEN {
        ensure!(!text.contains(word), "pkg/leadpass.js holds `{word}`, which strict pages refuse");
    }
    Ok(Done::Passed)
}

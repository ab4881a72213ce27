//! `cargo xtask test`: everything CI runs, from one list.
//!
//! Enters: the project. Leaves: a line for each step with its duration, and a summary; it stops at the first failure and
//! says what to do about it.

mod packed;
mod rust;
mod web;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::project::Project;

/// How a step ended that did not fail.
enum Done {
    Passed,
    Skipped(String),
}

/// One step.
struct Step {
    name: &'static str,
    run: fn(&Project) -> Result<Done>,
    /// What to do when it fails.
    remedy: &'static str,
    /// Whether `--fast` leaves it out.
    slow: bool,
}

const STEPS: [Step; 11] = [
    Step { name: "format", run: rust::format, remedy: "type `cargo fmt --all`", slow: false },
    Step { name: "clippy, native", run: rust::clippy, remedy: "mend what is named above", slow: false },
    Step { name: "clippy, runtime wasm", run: rust::clippy_runtime, remedy: "mend what is named above", slow: false },
    Step { name: "clippy, studio wasm", run: rust::clippy_studio, remedy: "mend what is named above", slow: false },
    Step { name: "documentation", run: rust::documentation, remedy: "mend what is named above", slow: false },
    Step { name: "Rust tests", run: rust::tests, remedy: "mend what is named above", slow: false },
    Step {
        name: "pkg/ is what the sources build",
        run: packed::proof,
        remedy: "type `cargo xtask build` and commit what it writes",
        slow: true,
    },
    Step {
        name: "the drop-in budget",
        run: packed::budget,
        remedy: "type `cargo xtask build` for the figures, and find what grew",
        slow: false,
    },
    Step { name: "TypeScript", run: web::types, remedy: "mend what is named above", slow: false },
    Step { name: "the package, as installed", run: web::package, remedy: "mend what is named above", slow: true },
    Step { name: "browser tests", run: web::browser, remedy: "mend what is named above", slow: true },
];

/// Runs the steps in order.
///
/// # Errors
/// A step failed; the message names it and says what to do.
pub(crate) fn run(project: &Project, fast: bool) -> Result<()> {
    let (mut passed, mut skipped) = (0, 0);
    let mut lines = Vec::new();
    for step in STEPS.iter().filter(|step| !(fast && step.slow)) {
        println!("\n── {} ──", step.name);
        let start = Instant::now();
        let done = (step.run)(project);
        let took = seconds(start.elapsed());
        match done {
            Ok(Done::Passed) => {
                passed += 1;
                lines.push(format!("passed  {took:>7}  {}", step.name));
            }
            Ok(Done::Skipped(why)) => {
                skipped += 1;
                println!("SKIPPED: {why}");
                lines.push(format!("SKIPPED {took:>7}  {} ({why})", step.name));
            }
            Err(error) => {
                lines.push(format!("FAILED  {took:>7}  {}", step.name));
                summary(&lines, passed, 1, skipped);
                bail!("{}: {error:#}\n  what to do: {}, then `cargo xtask test`", step.name, step.remedy);
            }
        }
    }
    if fast {
        let left = STEPS.iter().filter(|step| step.slow).map(|step| step.name).collect::<Vec<_>>();
        lines.push(format!("left out by --fast: {}", left.join("; ")));
    }
    summary(&lines, passed, 0, skipped);
    Ok(())
}

fn summary(lines: &[String], passed: usize, failed: usize, skipped: usize) {
    let skipped = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
    println!("\n{}\n\n{passed} passed, {failed} failed{skipped}", lines.join("\n"));
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

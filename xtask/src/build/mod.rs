//! `cargo xtask build`: makes `pkg/` and the generated lines of `www/`.
//!
//! Enters: the crate, the JavaScript in `src/js/`, a policy, the demo pages. Leaves: a [`Tree`] of files that depends on
//! nothing else of the machine, so that a committed `pkg/` can be proved by building it again.

mod assemble;
mod bytes;
mod figures;
mod glue;
mod letters;
mod manifest;
mod minify;
mod pages;
mod source;
mod streams;
mod tree;
mod wasm;

use std::thread;

use anyhow::{Context, Result, anyhow};

use crate::node::{self, Node};
use crate::project::Project;
use crate::toolchain::{self, Compiler};

pub(crate) use bytes::brotli;
pub(crate) use figures::Figures;
pub(crate) use tree::Tree;

use assemble::Assembly;
use minify::Format;
use source::Source;

/// The policy that the demo pages carry.
const POLICY: &str = "policies/manufacturing-sla.json";

/// The widget's sources, each behind those it needs.
const WIDGET: [&str; 17] = [
    "dom.js",
    "ids.js",
    "json.js",
    "host.js",
    "module.js",
    "program.js",
    "core.js",
    "gate.js",
    "controls.js",
    "fields.js",
    "activity.js",
    "history.js",
    "forms.js",
    "sections.js",
    "sending.js",
    "engine.js",
    "element.js",
];

/// What a build made: the files, and what they weigh.
#[derive(Debug)]
pub(crate) struct Build {
    pub(crate) files: Tree,
    pub(crate) figures: Figures,
}

/// Builds, writes what changed, and prints the sizes.
///
/// # Errors
/// A step failed; the message says which and why.
pub(crate) fn write(project: &Project) -> Result<()> {
    let built = build(project)?;
    let changed = built.files.write(&project.root)?;
    print!("{}", built.figures);
    match changed.as_slice() {
        [] => println!("pkg/ and www/ were up to date"),
        files => println!("wrote {}", files.join(", ")),
    }
    Ok(())
}

/// Builds into memory.
///
/// # Errors
/// A step failed; the message says which and why.
pub(crate) fn build(project: &Project) -> Result<Build> {
    toolchain::ensure_wasm()?;
    let compiler = Compiler::ask()?;
    let node = Node::find(project)?;
    if node.is_none() {
        println!("\nNOT MADE SMALL: {}.", node::missing());
        println!("pkg/ will work, but it is larger and differs from the committed one.\n");
    }
    let node = node.as_ref();

    println!("building the runtime and the studio for wasm");
    let make = |feature| wasm::make(project, &compiler, node, feature);
    let (runtime, studio) = thread::scope(|scope| {
        let runtime = scope.spawn(|| make("runtime"));
        let studio = make("studio");
        (runtime.join(), studio)
    });
    let runtime = runtime.map_err(|_| anyhow!("the build of the runtime stopped"))??;
    let studio = studio?;

    let widget = sources(project, &WIDGET)?;
    let classic = sources(project, &["classic.js"])?;
    let desk = sources(project, &["host.js", "module.js", "studio.js"])?;
    let assembly = |module, sources: &[&Source], public: &[&str], format| -> Result<Vec<u8>> {
        let script = Assembly { module, sources, public }.write(format)?;
        minify::finish(project, node, &script, format)
    };
    let script = assembly(&runtime, &[refs(&widget), refs(&classic)].concat(), &[], Format::Script)?;
    let public = ["LeadPassElement", "defineElement", "load"];
    let module = assembly(&runtime, &refs(&widget), &public, Format::Module)?;
    let workshop = assembly(&studio, &refs(&desk), &["check", "decide", "publish", "read", "watch"], Format::Module)?;

    let figures = Figures::take(project, &compiler, (&script, &runtime.wasm), (&workshop, &studio.wasm))?;
    let mut files = Tree::default();
    files.add("pkg/leadpass.js", script);
    files.add("pkg/leadpass.mjs", module);
    files.add("pkg/studio.mjs", workshop);
    files.add("pkg/package.json", manifest::write(&project.package)?);
    for (file, from) in [
        ("pkg/leadpass.d.ts", "src/js/leadpass.d.ts"),
        ("pkg/studio.d.ts", "src/js/studio.d.ts"),
        ("pkg/README.md", "docs/package.md"),
        ("pkg/LICENSE-MIT", "LICENSE-MIT"),
        ("pkg/LICENSE-APACHE", "LICENSE-APACHE"),
    ] {
        files.add(file, project.text(from)?);
    }
    files.add("www/build.json", figures.json()?);
    pages::add(project, POLICY, &mut files).context("the demo pages could not get their policy")?;
    Ok(Build { files, figures })
}

/// Some of our sources, in the order in which they run.
fn sources(project: &Project, names: &[&str]) -> Result<Vec<Source>> {
    names.iter().map(|name| Source::read(project, name)).collect()
}

fn refs(sources: &[Source]) -> Vec<&Source> {
    sources.iter().collect()
}

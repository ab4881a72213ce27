//! One of the two wasm builds of the crate, made fit for a page.
//!
//! Enters: the crate and one feature. Leaves: a [`Module`], the same on every machine with the same compiler: no path of
//! this one is left in it.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{fs, mem};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::glue::{self, Names};
use crate::node::Node;
use crate::program;
use crate::project::Project;
use crate::toolchain::{Compiler, WASM};

/// What the compiled module may use; every browser since 2022 has it. `wasm-opt` adds nothing beyond it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Functions that are called once stay functions beyond thirty bytes: the whole is a little larger, and smaller after brotli.
/// The stack lies lowest, so that nothing that is pointed to is within the first kilobyte.
const SMALLER: [&str; 9] = [
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size",
    "30",
    "--reorder-functions",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// A wasm module and the script that speaks to it.
#[derive(Debug)]
pub(crate) struct Module {
    /// The bytes that a page compiles.
    pub(crate) wasm: Vec<u8>,
    /// A classic script that defines `wasm_bindgen`, to be started by `wasm_bindgen().initSync(module)`.
    pub(crate) glue: String,
}

/// Builds the library for wasm with one feature, binds it, and makes it small where Node is there.
///
/// # Errors
/// The compiler, the binder or `wasm-opt` refuses.
pub(crate) fn make(project: &Project, compiler: &Compiler, node: Option<&Node>, feature: &str) -> Result<Module> {
    let compiled = compile(project, compiler, feature)?;
    let module = bind(&compiled)?;
    match node {
        Some(node) => Ok(Module { wasm: shrink(node, &compiled, &module.wasm)?, ..module }),
        None => Ok(module),
    }
}

/// The path of the compiled library. Each feature has a target folder of its own: Cargo gives the wasm file of both one
/// name, and would take one for the other. As an rlib besides, every public function would have to stay as it is, and with the panic
/// handler the machinery that writes messages for it.
fn compile(project: &Project, compiler: &Compiler, feature: &str) -> Result<PathBuf> {
    let target = project.target.join("wasm").join(feature);
    let mut cargo = program::cargo(&project.root);
    cargo.args(["rustc", "--quiet", "--package", "leadpass", "--lib", "--target", WASM, "--profile", "wasm"]);
    cargo.args(["--no-default-features", "--features", feature, "--crate-type", "cdylib"]);
    cargo.arg("--target-dir").arg(&target);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(project, compiler, &target)?).env("CARGO_INCREMENTAL", "0");
    program::run(&mut cargo).with_context(|| format!("the library does not build for wasm with `{feature}`"))?;
    Ok(target.join(WASM).join("wasm").join("leadpass.wasm"))
}

/// SHA-256 as a loop instead of unrolled: slower by a few microseconds, smaller by 6 KB.
const COMPACT_SHA256: &str = "--cfg=sha2_backend_soft=\"compact\"";

/// Compiler flags that replace every folder of this machine by a fixed name, in Cargo's encoded form.
fn flags(project: &Project, compiler: &Compiler, target: &Path) -> Result<OsString> {
    let standard = compiler.sysroot.join("lib/rustlib/src/rust");
    let mut names = vec![(project.root.clone(), "/leadpass".to_owned())];
    names.push((standard, format!("/rustc/{}", compiler.commit)));
    names.push((target.to_owned(), "/target".to_owned()));
    names.extend(registries()?.into_iter().map(|folder| (folder, "/registry".to_owned())));
    let mut flags = OsString::from(COMPACT_SHA256);
    for (folder, name) in names {
        flags.push("\x1f--remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    }
    Ok(flags)
}

/// The folders that hold the sources of the crates we depend on. Cargo has unpacked them: this program needs some too.
fn registries() -> Result<Vec<PathBuf>> {
    let home = match std::env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => std::env::home_dir().context("neither CARGO_HOME nor a home folder is known")?.join(".cargo"),
    };
    let sources = home.join("registry/src");
    let mut folders = Vec::new();
    for entry in fs::read_dir(&sources).with_context(|| format!("`{}` can't be listed", sources.display()))? {
        folders.push(entry?.path());
    }
    folders.sort();
    Ok(folders)
}

/// Runs wasm-bindgen over the compiled library.
fn bind(compiled: &Path) -> Result<Module> {
    let mut output = Bindgen::new()
        .input_path(compiled)
        .no_modules(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen refuses the compiled library")?;
    let inline: usize = output.snippets().values().map(Vec::len).sum();
    let carried = inline + output.local_modules().len() + output.npm_dependencies().len();
    ensure!(carried == 0, "the crate, or one it depends on, carries JavaScript of its own; put ours in src/js/");
    let mut names = Names::new();
    for (number, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        let short = format!("i{number}");
        names.push((mem::replace(&mut import.name, short.clone()), short));
    }
    let glue = glue::lean(output.js(), &names)?;
    Ok(Module { glue, wasm: output.wasm_mut().emit_wasm() })
}

/// Runs `wasm-opt`.
fn shrink(node: &Node, compiled: &Path, wasm: &[u8]) -> Result<Vec<u8>> {
    let (bound, small) = (compiled.with_extension("bound.wasm"), compiled.with_extension("small.wasm"));
    fs::write(&bound, wasm).with_context(|| format!("`{}` can't be written", bound.display()))?;
    let mut tool = node.tool("wasm-opt");
    tool.args(SMALLER).args(FEATURES);
    tool.args([bound.as_os_str(), OsStr::new("-o"), small.as_os_str()]);
    program::run(&mut tool)?;
    fs::read(&small).with_context(|| format!("`{}` can't be read", small.display()))
}

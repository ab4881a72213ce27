//! What the built files weigh.
//!
//! Enters: the built files. Leaves: `www/build.json`, from which the pages read every figure they show, and a table.

use std::fmt;

use anyhow::Result;
use serde::Serialize;

use super::bytes;
use crate::project::Project;
use crate::toolchain::Compiler;

/// The figures of one build.
#[derive(Debug, Serialize)]
pub(crate) struct Figures {
    version: String,
    /// The compiler; another one makes other bytes.
    pub(crate) rustc: String,
    leadpass: Weight,
    studio: Weight,
}

/// One self-contained file, in bytes.
#[derive(Debug, Serialize)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
    /// The module inside.
    wasm: usize,
    integrity: String,
}

impl Figures {
    /// Weighs the drop-in script and the studio, each beside the wasm inside it.
    ///
    /// # Errors
    /// None that is known; a compressor may refuse.
    pub(crate) fn take(
        project: &Project,
        compiler: &Compiler,
        script: (&[u8], &[u8]),
        studio: (&[u8], &[u8]),
    ) -> Result<Self> {
        Ok(Self {
            version: project.package.version.clone(),
            rustc: compiler.version.clone(),
            leadpass: Weight::take(script)?,
            studio: Weight::take(studio)?,
        })
    }

    /// The text of `www/build.json`.
    ///
    /// # Errors
    /// None that is known; the writer of JSON may refuse.
    pub(crate) fn json(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

impl Weight {
    fn take((file, wasm): (&[u8], &[u8])) -> Result<Self> {
        Ok(Self {
            raw: file.len(),
            gzip: bytes::gzip(file)?,
            brotli: bytes::brotli(file)?,
            wasm: wasm.len(),
            integrity: bytes::integrity(file),
        })
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{:16}{:>10}{:>10}{:>10}{:>10}", "bytes", "wasm", "file", "gzip", "brotli")?;
        for (name, weight) in [("pkg/leadpass.js", &self.leadpass), ("pkg/studio.mjs", &self.studio)] {
            let Weight { wasm, raw, gzip, brotli, .. } = weight;
            writeln!(f, "{name:16}{wasm:>10}{raw:>10}{gzip:>10}{brotli:>10}")?;
        }
        writeln!(f)
    }
}

//! Where the project lies and what its manifest says.
//!
//! Enters: the root `Cargo.toml`, as `cargo metadata` reads it. Leaves: a [`Project`].

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::program;

/// The project's folder and the facts of the `leadpass` package.
#[derive(Debug)]
pub(crate) struct Project {
    /// The folder that holds the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where Cargo puts what it makes.
    pub(crate) target: PathBuf,
    /// The `leadpass` package.
    pub(crate) package: Package,
}

/// What the root manifest says about the package.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    name: String,
    /// As in `0.1.0`.
    pub(crate) version: String,
    /// One sentence.
    pub(crate) description: String,
    /// As in `MIT OR Apache-2.0`.
    pub(crate) license: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<serde_json::Value>,
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Project {
    /// Asks Cargo about the project this program was built in.
    ///
    /// # Errors
    /// The manifest can't be read, or lacks the package.
    pub(crate) fn open() -> Result<Self> {
        let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let mut cargo = program::cargo(&here);
        cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata: Metadata = serde_json::from_str(&program::read(&mut cargo)?)?;
        let package = metadata
            .packages
            .into_iter()
            .filter_map(|package| serde_json::from_value::<Package>(package).ok())
            .find(|package| package.name == "leadpass")
            .context("the root Cargo.toml must give `leadpass` a version, a description and a license")?;
        Ok(Self { root: metadata.workspace_root, target: metadata.target_directory, package })
    }

    /// The full path of a file or folder of the project.
    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.root.join(name)
    }

    /// The text of a file of the project.
    ///
    /// # Errors
    /// It isn't there, or isn't UTF-8.
    pub(crate) fn text(&self, name: &str) -> Result<String> {
        fs::read_to_string(self.path(name)).with_context(|| format!("`{name}` can't be read"))
    }

    /// The paths, from the root and in order, of the files in a folder whose names end so; none where there is no such
    /// folder.
    ///
    /// # Errors
    /// The folder is there and can't be read.
    pub(crate) fn files(&self, folder: &str, ending: &str) -> Result<Vec<String>> {
        let path = self.path(folder);
        if !path.is_dir() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for entry in fs::read_dir(&path).with_context(|| format!("`{folder}` can't be listed"))? {
            let entry = entry?;
            if let Ok(name) = entry.file_name().into_string()
                && name.ends_with(ending)
                && entry.path().is_file()
            {
                found.push(format!("{folder}/{name}"));
            }
        }
        found.sort();
        Ok(found)
    }
}

//! Node.js and the npm tools that `package-lock.json` pins.
//!
//! Enters: the project's lock file. Leaves: a [`Node`] whose tools match it, or nothing where Node isn't installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::program;
use crate::project::Project;

const OLDEST: u32 = 20;
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
/// Written into `node_modules` after an installation: the lock file that it followed.
const STAMP: &str = "node_modules/.leadpass-lock";

/// Node with the project's tools installed.
#[derive(Debug)]
pub(crate) struct Node {
    root: PathBuf,
}

impl Node {
    /// Node with the project's tools, or `None` where Node or npm isn't installed.
    ///
    /// # Errors
    /// Node is too old, or the tools can't be installed.
    pub(crate) fn find(project: &Project) -> Result<Option<Self>> {
        let Some(version) = version() else { return Ok(None) };
        if version < OLDEST {
            bail!("this Node is version {version}; install Node {OLDEST} or newer");
        }
        if !program::answers(NPM, &["--version"]) {
            return Ok(None);
        }
        install(&project.root)?;
        Ok(Some(Self { root: project.root.clone() }))
    }

    /// Node with the project's tools.
    ///
    /// # Errors
    /// As [`Node::find`], and where Node or npm isn't installed.
    pub(crate) fn need(project: &Project) -> Result<Self> {
        Self::find(project)?.with_context(missing)
    }

    /// `node`, in the project's folder.
    pub(crate) fn node(&self) -> Command {
        let mut node = Command::new("node");
        node.current_dir(&self.root);
        node
    }

    /// `npm`, in a folder.
    pub(crate) fn npm(folder: &Path) -> Command {
        let mut npm = Command::new(NPM);
        npm.current_dir(folder);
        npm
    }

    /// One of the installed tools, in the project's folder.
    pub(crate) fn tool(&self, name: &str) -> Command {
        let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        let mut tool = Command::new(self.root.join("node_modules/.bin").join(file));
        tool.current_dir(&self.root);
        tool
    }
}

/// What to do where Node is missing.
pub(crate) fn missing() -> String {
    format!("Node.js isn't here; install Node {OLDEST} or newer with npm (on Debian: `apt-get install nodejs npm`)")
}

/// The major version of the installed Node.
fn version() -> Option<u32> {
    let output = Command::new("node").arg("--version").stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// `npm ci`, unless what is installed already follows the lock file.
fn install(root: &Path) -> Result<()> {
    let lock = fs::read(root.join("package-lock.json")).context("`package-lock.json` can't be read")?;
    let stamp = root.join(STAMP);
    if fs::read(&stamp).is_ok_and(|followed| followed == lock) {
        return Ok(());
    }
    println!("installing the npm tools that package-lock.json pins: `npm ci`");
    program::run(Node::npm(root).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
        .context("the npm tools could not be installed; when this machine is online, type `npm ci`")?;
    fs::write(&stamp, lock).with_context(|| format!("`{STAMP}` can't be written"))
}

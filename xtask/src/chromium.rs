//! The browser of the browser tests.
//!
//! Enters: nothing but the machine. Leaves: the path of a Chromium, installed through apt where that is possible.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::program;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Chromium, and a font for the Japanese pages.
const INSTALL: &str = "apt-get update && apt-get install -y chromium fonts-noto-cjk";

/// The path of a Chromium.
///
/// # Errors
/// None is here and none can be installed; says what to type.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        if program::answers(&named, &["--version"]) {
            return Ok(named.into());
        }
        bail!("CHROMIUM names `{}`, which does not start; give it the path of a Chromium", named.display());
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if !may_install() {
        bail!("no Chromium is here; install one (on Debian as root: `{INSTALL}`) or put its path in CHROMIUM");
    }
    println!("no Chromium is here: `{INSTALL}`");
    program::run(Command::new("sh").args(["-c", INSTALL]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    match find() {
        Some(found) => Ok(found),
        None => bail!("apt installed no Chromium that starts; put the path of one in CHROMIUM"),
    }
}

fn find() -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let mut paths = NAMES.iter().flat_map(|name| env::split_paths(&folders).map(move |folder| folder.join(name)));
    paths.find(|path| path.is_file() && program::answers(path, &["--version"]))
}

/// Whether this is a Debian, or one of its kin, and we are root.
fn may_install() -> bool {
    let root = || program::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    Path::new("/etc/debian_version").exists() && program::answers("apt-get", &["--version"]) && root()
}

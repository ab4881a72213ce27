//! The files that a build makes.
//!
//! Enters: names and bytes. Leaves: files on disk, or a list of those that differ there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The folder that holds what a build makes and nothing else.
const OWN: &str = "pkg";

/// Files by their path from the project's root.
#[derive(Debug, Default)]
pub(crate) struct Tree(BTreeMap<String, Vec<u8>>);

impl Tree {
    /// Adds a file.
    pub(crate) fn add(&mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(name.into(), bytes.into());
    }

    /// Writes the files that differ, removes from `pkg/` what no build makes, and gives the names of both.
    ///
    /// # Errors
    /// A file can't be written or removed.
    pub(crate) fn write(&self, root: &Path) -> Result<Vec<String>> {
        let mut changed = Vec::new();
        for (name, bytes) in &self.0 {
            let path = root.join(name);
            if fs::read(&path).is_ok_and(|old| old == *bytes) {
                continue;
            }
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).with_context(|| format!("`{}` can't be made", folder.display()))?;
            }
            fs::write(&path, bytes).with_context(|| format!("`{name}` can't be written"))?;
            changed.push(name.clone());
        }
        for name in self.strangers(root)? {
            fs::remove_file(root.join(&name)).with_context(|| format!("`{name}` can't be removed"))?;
            changed.push(format!("{name} (removed)"));
        }
        Ok(changed)
    }

    /// A line on each file that is not, byte for byte, what this build makes.
    ///
    /// # Errors
    /// A folder can't be listed.
    pub(crate) fn differences(&self, root: &Path) -> Result<Vec<String>> {
        let mut lines = Vec::new();
        for (name, bytes) in &self.0 {
            match fs::read(root.join(name)) {
                Ok(old) if old == *bytes => {}
                Ok(old) => lines.push(format!("{name} differs: {} bytes here, {} built", old.len(), bytes.len())),
                Err(_) => lines.push(format!("{name} is missing")),
            }
        }
        lines.extend(self.strangers(root)?.iter().map(|name| format!("{name} is not made by the build")));
        Ok(lines)
    }

    /// The files in `pkg/` that are not of this tree.
    fn strangers(&self, root: &Path) -> Result<Vec<String>> {
        let mut names = Vec::new();
        let folder = root.join(OWN);
        if !folder.is_dir() {
            return Ok(names);
        }
        for entry in fs::read_dir(&folder).with_context(|| format!("`{OWN}/` can't be listed"))? {
            let entry = entry?;
            let name = format!("{OWN}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_file() && !self.0.contains_key(&name) {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_tree_has_no_differences_and_a_changed_one_names_them() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let root = folder.path();
        let mut tree = Tree::default();
        tree.add("pkg/a.js", "abc");
        tree.add("www/build.json", "{}");
        assert_eq!(tree.differences(root)?, ["pkg/a.js is missing", "www/build.json is missing"]);
        assert_eq!(tree.write(root)?, ["pkg/a.js", "www/build.json"]);
        assert!(tree.differences(root)?.is_empty());

        fs::write(root.join("pkg/a.js"), "ab")?;
        fs::write(root.join("pkg/old.js"), "")?;
        fs::write(root.join("www/page.html"), "")?;
        let expected = ["pkg/a.js differs: 2 bytes here, 3 built", "pkg/old.js is not made by the build"];
        assert_eq!(tree.differences(root)?, expected);
        assert_eq!(tree.write(root)?, ["pkg/a.js", "pkg/old.js (removed)"]);
        assert!(tree.differences(root)?.is_empty() && root.join("www/page.html").exists());
        Ok(())
    }
}

//! The files of the demo, and the rules under which its pages run.
//!
//! Enters: the path, query or referer of a request. Leaves: a file of `www/`, `pkg/` or `policies/` and never another;
//! a content security policy; the fault that a page asked for.

use std::fs;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

/// Which folder answers for which path; the first that fits counts.
const FOLDERS: [(&str, &str); 3] = [("pkg/", "pkg"), ("policies/", "policies"), ("", "www")];

/// The folders that are served.
#[derive(Debug)]
pub(crate) struct Files {
    root: PathBuf,
}

impl Files {
    /// The files of the project in this folder.
    pub(crate) fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The type and bytes of the file at a path.
    pub(crate) fn find(&self, path: &str) -> Option<(&'static str, Vec<u8>)> {
        let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
        let (folder, rest) =
            FOLDERS.iter().find_map(|(prefix, folder)| Some((folder, decoded.strip_prefix(prefix)?)))?;
        let mut name = rest.to_owned();
        if name.is_empty() || name.ends_with('/') {
            name.push_str("index.html");
        }
        if !name.split('/').all(is_plain) {
            return None;
        }
        let folder = fs::canonicalize(self.root.join(folder)).ok()?;
        let file = fs::canonicalize(folder.join(&name)).ok()?;
        if !file.starts_with(&folder) || !file.is_file() {
            return None;
        }
        Some((content_type(&name), fs::read(file).ok()?))
    }
}

/// A name that stays in its folder, and isn't hidden.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['\\', ':', '\0'])
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "wasm" => "application/wasm",
        "md" | "ts" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// What a page asks to go wrong, by `?fault=…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    /// The browser refuses wasm.
    Wasm,
    /// The browser blocks `pkg/leadpass.js`; the page's own scripts in `/demo/` run.
    Script,
    /// `pkg/leadpass.js` comes late.
    Slow,
}

impl Fault {
    /// The fault that a query names.
    pub(crate) fn of_query(query: &str) -> Self {
        let named = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "fault");
        match named.as_ref().map(|(_, value)| value.as_ref()) {
            Some("wasm") => Self::Wasm,
            Some("script") => Self::Script,
            Some("slow") => Self::Slow,
            _ => Self::None,
        }
    }

    /// The fault that the page of this address asked for.
    pub(crate) fn of_page(address: &str) -> Self {
        let address = address.split('#').next().unwrap_or_default();
        Self::of_query(address.split_once('?').map_or("", |(_, query)| query))
    }

    /// The content security policy of a page: as strict as a customer's may be, less what the fault takes away.
    pub(crate) fn rules(self, host: &str) -> String {
        let known = |letter: char| letter.is_ascii_alphanumeric() || ".:-[]".contains(letter);
        let scripts = match self {
            Self::None | Self::Slow => "'self' 'wasm-unsafe-eval'".to_owned(),
            Self::Wasm => "'self'".to_owned(),
            // A policy can name a folder only below a host.
            Self::Script if !host.is_empty() && host.chars().all(known) => format!("http://{host}/demo/"),
            Self::Script => "'none'".to_owned(),
        };
        format!(
            "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
        )
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Result;

    use super::*;

    #[test]
    fn no_path_leads_out_of_the_served_folders() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let root = folder.path();
        for name in ["www/demo", "pkg", "policies"] {
            fs::create_dir_all(root.join(name))?;
        }
        for name in ["Cargo.toml", "www/index.html", "www/demo/a b.js", "www/.hidden", "pkg/leadpass.js"] {
            fs::write(root.join(name), name)?;
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.join("Cargo.toml"), root.join("www/link.txt"))?;
        let files = Files::new(root);
        for (path, name) in [("/", "www/index.html"), ("/demo/a%20b.js", "www/demo/a b.js")] {
            assert_eq!(files.find(path).map(|(_, bytes)| bytes), Some(name.into()), "{path}");
        }
        assert!(files.find("/pkg/leadpass.js").is_some_and(|(kind, _)| kind.starts_with("text/javascript")));
        for path in [
            "",
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/demo/../../Cargo.toml",
            "/pkg/../../Cargo.toml",
            "/pkg//leadpass.js",
            "/..%5cCargo.toml",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/.hidden",
            "/link.txt",
            "/index.html%00.js",
            "/%ff",
            "/demo",
            "/demo/",
            "/pkg",
            "/www/index.html",
        ] {
            assert!(files.find(path).is_none(), "{path}");
        }
        Ok(())
    }

    #[test]
    fn faults_are_read_from_the_page_and_change_one_rule() {
        assert_eq!(Fault::of_page("http://127.0.0.1:8710/a.html?x=1&fault=slow#top"), Fault::Slow);
        assert_eq!(Fault::of_page("http://127.0.0.1:8710/a.html#?fault=slow"), Fault::None);
        assert!(Fault::Wasm.rules("h").contains("script-src 'self'; style-src"));
        assert!(Fault::Script.rules("localhost:8710").contains("script-src http://localhost:8710/demo/; style-src"));
        assert!(Fault::Script.rules("a; script-src *").contains("script-src 'none'; style-src"));
    }
}

//! Joins a wasm module, its glue and our sources to one file, by putting text after text.
//!
//! Enters: a [`Module`] and [`Source`]s. Leaves: a script or an ES module that needs no other file, all of it ASCII, so
//! that it means the same in a page of any encoding.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Result, bail};

use super::letters;
use super::minify::Format;
use super::source::Source;
use super::streams::{self, Streams};
use super::wasm::Module;

/// The parts of one file.
#[derive(Debug)]
pub(crate) struct Assembly<'a> {
    /// What `WASM` and `wasm_bindgen` are in the file.
    pub(crate) module: &'a Module,
    /// Our files, in the order in which they run.
    pub(crate) sources: &'a [&'a Source],
    /// The names that a module gives away.
    pub(crate) public: &'a [&'a str],
}

impl Assembly<'_> {
    /// The whole file, not yet made small.
    ///
    /// # Errors
    /// Two sources declare one name, none exports a public one, or the module can't be taken apart.
    pub(crate) fn write(&self, format: Format) -> Result<String> {
        self.check_names()?;
        let Streams { streams, size } = streams::split(&self.module.wasm)?;
        let streams = streams.map(|stream| letters::write(&stream).to_string()).join(",\n");
        let operands = streams::operands();
        let mut body =
            format!("const WASM = [{streams}];\nconst WASM_SIZE = {size};\nconst OPERANDS = \"{operands}\";\n");
        let _ = writeln!(body, "{}", self.module.glue);
        for source in self.sources {
            body.push_str(&source.text);
        }
        let file = match format {
            Format::Script => format!("(()=>{{\"use strict\";\n{body}}})();\n"),
            Format::Module => format!("{body}export {{{}}};\n", self.exports()?.join(", ")),
        };
        Ok(ascii(&file))
    }

    fn exports(&self) -> Result<&[&str]> {
        for name in self.public {
            if !self.sources.iter().any(|source| source.exports.iter().any(|export| export == name)) {
                bail!("no source exports `{name}`");
            }
        }
        Ok(self.public)
    }

    /// A function declared twice in one scope is no error to JavaScript: the later one wins in silence.
    fn check_names(&self) -> Result<()> {
        let mut owners = BTreeMap::from([
            ("WASM", "the assembled file"),
            ("WASM_SIZE", "the assembled file"),
            ("OPERANDS", "the assembled file"),
            ("wasm_bindgen", "the glue"),
        ]);
        for source in self.sources {
            for name in &source.declares {
                if let Some(owner) = owners.insert(name, &source.name) {
                    bail!("`{name}` is declared in `{owner}` and again in `{}`; rename one", source.name);
                }
            }
        }
        Ok(())
    }
}

/// A script in ASCII, by the escapes that strings, templates and names share. A backslash before such a letter has no
/// meaning and is dropped; it would turn the escape into text.
fn ascii(script: &str) -> String {
    let mut text = String::with_capacity(script.len());
    for letter in script.chars() {
        if letter.is_ascii() {
            text.push(letter);
            continue;
        }
        let backslashes = text.len() - text.trim_end_matches('\\').len();
        if backslashes % 2 == 1 {
            text.pop();
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            let _ = write!(text, "\\u{unit:04x}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str, text: &str, exports: &[&str], declares: &[&str]) -> Source {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Source { name: name.to_owned(), text: text.to_owned(), exports: owned(exports), declares: owned(declares) }
    }

    fn module() -> Module {
        Module { wasm: b"\0asm\x01\0\0\0".to_vec(), glue: "let wasm_bindgen = {};".to_owned() }
    }

    #[test]
    fn a_script_is_one_closed_scope() -> Result<()> {
        let one = source("one.js", "const a = 1;\n", &["a"], &["a"]);
        let file = Assembly { module: &module(), sources: &[&one], public: &[] }.write(Format::Script)?;
        assert!(file.starts_with("(()=>{\"use strict\";\nconst WASM = [[\""), "{file}");
        assert!(file.ends_with("\";\nlet wasm_bindgen = {};\nconst a = 1;\n})();\n"), "{file}");
        Ok(())
    }

    #[test]
    fn a_module_exports_what_is_public() -> Result<()> {
        let one = source("one.js", "const a = 1;\nconst b = 2;\n", &["a", "b"], &["a", "b"]);
        let two = source("two.js", "const c = a;\n", &["c"], &["c"]);
        let file = Assembly { module: &module(), sources: &[&one, &two], public: &["c", "a"] }.write(Format::Module)?;
        assert!(file.starts_with("const WASM = [[\""));
        assert!(file.ends_with("const b = 2;\nconst c = a;\nexport {c, a};\n"));
        Ok(())
    }

    #[test]
    fn a_name_declared_twice_is_refused() {
        let one = source("one.js", "", &[], &["same"]);
        let two = source("two.js", "", &[], &["same"]);
        let file = Assembly { module: &module(), sources: &[&one, &two], public: &[] }.write(Format::Script);
        let message = file.err().map(|error| error.to_string());
        assert_eq!(message.as_deref(), Some("`same` is declared in `one.js` and again in `two.js`; rename one"));
        let glue = source("one.js", "", &[], &["wasm_bindgen"]);
        assert!(Assembly { module: &module(), sources: &[&glue], public: &[] }.write(Format::Script).is_err());
    }

    #[test]
    fn every_file_is_ascii_and_means_the_same() {
        assert_eq!(ascii("\"営業 😀\""), "\"\\u55b6\\u696d \\ud83d\\ude00\"");
        assert_eq!(ascii(r"/[\・]/"), r"/[\u30fb]/");
        assert_eq!(ascii(r#""\\・""#), r#""\\\u30fb""#);
        assert_eq!(ascii("plain \\n"), "plain \\n");
    }
}

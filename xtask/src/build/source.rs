//! One of our ES modules, made ready to share a scope with others.
//!
//! Enters: the text of a file of `src/js/`. Leaves: its text without `import` and `export`, and the names it exports and
//! declares. Not a parser: it reads statements that start in the first column, as our formatter writes them, and refuses
//! what it can't join.

use anyhow::{Context, Result, bail, ensure};

use crate::project::Project;

/// A module of ours whose names stand in the scope it is put in.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its file's name.
    pub(crate) name: String,
    /// Its text, free of `import` and `export`.
    pub(crate) text: String,
    /// The names that it exports, in order.
    pub(crate) exports: Vec<String>,
    /// The names that it declares at the top.
    pub(crate) declares: Vec<String>,
}

impl Source {
    /// Reads a file of `src/js/`.
    ///
    /// # Errors
    /// It isn't there, or holds a statement that can't be joined.
    pub(crate) fn read(project: &Project, name: &str) -> Result<Self> {
        let path = format!("src/js/{name}");
        Self::parse(name, &project.text(&path)?).with_context(|| format!("`{path}` can't be joined"))
    }

    fn parse(name: &str, text: &str) -> Result<Self> {
        let mut source = Self { name: name.to_owned(), text: String::new(), exports: vec![], declares: vec![] };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if starts(line, "import") || line.starts_with("export {") || line.starts_with("export{") {
                let statement = statement(line, &mut lines)?;
                if starts(line, "import") {
                    check_import(&statement)?;
                } else {
                    source.exports.extend(export_list(&statement)?);
                }
                continue;
            }
            let bare = line.strip_prefix("export default ").or_else(|| line.strip_prefix("export "));
            let declared = declared(bare.unwrap_or(line));
            if bare.is_some() {
                let name = declared.with_context(|| format!("`{line}` exports nothing that has a name"))?;
                source.exports.push(name.to_owned());
            }
            source.declares.extend(declared.map(str::to_owned));
            source.text.push_str(bare.unwrap_or(line));
            source.text.push('\n');
        }
        Ok(source)
    }
}

/// Whether a line starts a statement of this keyword (and not a call, as of `import(…)`).
fn starts(line: &str, keyword: &str) -> bool {
    line.strip_prefix(keyword).is_some_and(|rest| rest.starts_with([' ', '{', '"', '\'']))
}

/// A statement from its first line to the one that ends in a semicolon.
fn statement<'a>(first: &'a str, lines: &mut impl Iterator<Item = &'a str>) -> Result<String> {
    let mut statement = first.trim_end().to_owned();
    while !statement.ends_with(';') {
        let line = lines.next().with_context(|| format!("`{first}` has no semicolon at its end"))?;
        statement.push(' ');
        statement.push_str(line.trim());
    }
    Ok(statement)
}

/// Imported names must be those of the exporting file, which stands in the same scope.
fn check_import(statement: &str) -> Result<()> {
    let unquoted = statement.trim_end_matches(';').trim_end_matches(['"', '\'']);
    let (names, from) = unquoted.rsplit_once(['"', '\'']).unwrap_or((unquoted, ""));
    ensure!(from.starts_with("./"), "`{statement}` is not from a file beside it (`./name.js`)");
    ensure!(!names.contains('*') && !names.contains(" as "), "`{statement}` renames; all names share one scope");
    Ok(())
}

/// The names of `export {a, b};`.
fn export_list(statement: &str) -> Result<Vec<String>> {
    let inner = statement.strip_prefix("export").and_then(|rest| rest.trim().strip_prefix('{'));
    let Some(names) = inner.and_then(|rest| rest.strip_suffix("};")) else {
        bail!("`{statement}` is not a plain list of names");
    };
    ensure!(!names.contains(" as "), "`{statement}` renames; export the name as it is");
    Ok(names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect())
}

/// The name that a line declares, where it declares one.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest = ["function* ", "function ", "class ", "const ", "let ", "var "]
        .iter()
        .find_map(|keyword| line.strip_prefix(keyword))?;
    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$');
    let (name, _) = rest.split_at(end.unwrap_or(rest.len()));
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_go_and_exports_lose_their_word() -> Result<()> {
        let text = "import {load,\n  attach,\n} from \"./engine.js\";\nimport './other.js';\n\
                    export const a = 1;\nexport async function b() {\n  return import(\"./c.js\");\n}\n\
                    export default class C {}\nlet hidden = \"export const z\";\n  export_me();\nexport {\n  hidden,\n};\n";
        let source = Source::parse("x.js", text)?;
        assert_eq!(
            source.text,
            "const a = 1;\nasync function b() {\n  return import(\"./c.js\");\n}\nclass C {}\n\
             let hidden = \"export const z\";\n  export_me();\n"
        );
        assert_eq!(source.exports, ["a", "b", "C", "hidden"]);
        assert_eq!(source.declares, ["a", "b", "C", "hidden"]);
        Ok(())
    }

    #[test]
    fn what_can_not_share_a_scope_is_refused() {
        for text in [
            "import {a as b} from \"./engine.js\";",
            "import * as engine from \"./engine.js\";",
            "import {a} from \"somewhere\";",
            "import {a} from \"./engine.js\"",
            "export {a as b};",
            "export {a} from \"./engine.js\";",
            "export * from \"./engine.js\";",
            "export default 5;",
            "export const {a, b} = c;",
        ] {
            assert!(Source::parse("x.js", text).is_err(), "{text}");
        }
    }
}

//! Names that stand twice in one object: no reader can know which of the two was meant.

use super::tree::{Kind, Value};
use super::write::Writer;

/// The names that stand twice in one object of this tree, each as often as it is repeated, with the path to it.
pub(crate) fn repeated_names(json: Value<'_>) -> Vec<String> {
    fn walk(json: Value<'_>, path: &mut String, found: &mut Vec<String>) {
        let length = path.len();
        match json.kind() {
            Kind::List => {
                for (index, item) in json.items().enumerate() {
                    path.push_str(&format!("[{index}]"));
                    walk(item, path, found);
                    path.truncate(length);
                }
            }
            Kind::Object => {
                let mut names: Vec<&str> = json.members().map(|(name, _)| name).collect();
                names.sort_unstable();
                for pair in names.windows(2) {
                    if let [first, second] = pair
                        && first == second
                    {
                        found.push(step(path, first));
                    }
                }
                for (name, value) in json.members() {
                    push_step(path, name);
                    walk(value, path, found);
                    path.truncate(length);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(json, &mut String::new(), &mut found);
    found
}

/// The path of a member: `path.name`, or `path["a name"]` where the name is no plain word.
pub(crate) fn step(path: &str, name: &str) -> String {
    let mut path = path.to_owned();
    push_step(&mut path, name);
    path
}

fn push_step(path: &mut String, name: &str) {
    let plain = name.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '$')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '-'));
    if plain {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(name);
    } else {
        let mut quoted = Writer::new(false);
        quoted.text(name);
        path.push_str(&format!("[{}]", quoted.out));
    }
}

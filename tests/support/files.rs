//! The files of vectors, and what stands in them.

use leadpass::{Policy, Problem};
use serde_json::Value;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) type Try<T> = Result<T, Box<dyn Error>>;

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn folder() -> PathBuf {
    root().join("tests/vectors")
}

pub(crate) fn read(path: &Path) -> Try<Value> {
    Ok(serde_json::from_str(&fs::read_to_string(path)?).map_err(|error| format!("{}: {error}", path.display()))?)
}

/// Every file by its name without `.json`.
pub(crate) fn all_files() -> Try<Vec<(String, Value)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.push((stem, read(&path)?));
        }
    }
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(files)
}

/// The files whose cases decide leads.
pub(crate) fn case_files() -> Try<Vec<(String, Value)>> {
    Ok(all_files()?.into_iter().filter(|(_, file)| file.get("policies").is_some()).collect())
}

/// A policy of a file's own, or one of `policies/`.
pub(crate) fn policy(file: &Value, name: &str) -> Try<Policy> {
    let text = match file.get("policies").and_then(|policies| policies.get(name)) {
        Some(policy) => policy.to_string(),
        None => fs::read_to_string(root().join("policies").join(format!("{name}.json")))?,
    };
    let told = |problems: Vec<Problem>| problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n");
    Ok(Policy::read(&text).map_err(|problems| format!("{name}: {}", told(problems)))?)
}

/// A member's text: a text stands for itself, anything else for its JSON.
pub(crate) fn source(case: &Value, name: &str) -> String {
    match case.get(name) {
        Some(Value::String(text)) => text.clone(),
        value => value.unwrap_or(&Value::Null).to_string(),
    }
}

/// The same with its marks filled: `times` copies of `text`, `#` being the number of each.
pub(crate) fn filled(case: &Value, name: &str) -> String {
    let mut whole = source(case, name);
    for (mark, fill) in case.get("fill").and_then(Value::as_object).into_iter().flatten() {
        let times = fill.get("times").and_then(Value::as_u64).unwrap_or_default();
        let copies: Vec<String> =
            (0..times).map(|number| text(fill, "text").replace('#', &number.to_string())).collect();
        whole = whole.replace(mark, &copies.join(text(fill, "between")));
    }
    whole
}

pub(crate) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

pub(crate) fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

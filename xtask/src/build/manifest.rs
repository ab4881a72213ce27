//! `pkg/package.json`.
//!
//! Enters: what the root `Cargo.toml` says about the package. Leaves: the npm manifest that says the same.

use anyhow::Result;
use serde::Serialize;

use crate::project::Package;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Manifest<'a> {
    name: &'static str,
    version: &'a str,
    description: &'a str,
    keywords: [&'static str; 9],
    license: &'a str,
    r#type: &'static str,
    exports: Exports,
    main: &'static str,
    types: &'static str,
    unpkg: &'static str,
    jsdelivr: &'static str,
    side_effects: [&'static str; 1],
    files: [&'static str; 6],
}

#[derive(Serialize)]
struct Exports {
    #[serde(rename = ".")]
    engine: Entry,
    #[serde(rename = "./studio")]
    studio: Entry,
    #[serde(rename = "./leadpass.js")]
    script: &'static str,
    #[serde(rename = "./package.json")]
    manifest: &'static str,
}

#[derive(Serialize)]
struct Entry {
    types: &'static str,
    default: &'static str,
}

/// The text of `pkg/package.json`.
///
/// # Errors
/// None that is known; the writer of JSON may refuse.
pub(crate) fn write(package: &Package) -> Result<String> {
    let manifest = Manifest {
        name: "leadpass",
        version: &package.version,
        description: &package.description,
        keywords: [
            "lead",
            "mql",
            "lead-scoring",
            "lead-routing",
            "lead-qualification",
            "sla",
            "form",
            "marketing",
            "wasm",
        ],
        license: &package.license,
        r#type: "module",
        exports: Exports {
            engine: Entry { types: "./leadpass.d.ts", default: "./leadpass.mjs" },
            studio: Entry { types: "./studio.d.ts", default: "./studio.mjs" },
            script: "./leadpass.js",
            manifest: "./package.json",
        },
        main: "./leadpass.mjs",
        types: "./leadpass.d.ts",
        unpkg: "./leadpass.js",
        jsdelivr: "./leadpass.js",
        side_effects: ["./leadpass.js"],
        files: ["leadpass.js", "leadpass.mjs", "leadpass.d.ts", "studio.mjs", "studio.d.ts", "LICENSE-*"],
    };
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

// The package as somebody has installed it: LEADPASS_PACKAGE_DIR is a project with `node_modules/leadpass`. What is imported
// here is resolved from that project, by the package's own `exports`.

import {execFileSync} from "node:child_process";
import {mkdtempSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";

const dir = process.env.LEADPASS_PACKAGE_DIR;
if (!dir) throw new Error("LEADPASS_PACKAGE_DIR must name a project that has leadpass installed; `cargo xtask test` makes one");

/** The project. */
export const host = dir;

/** The package's folder in it. */
export const folder = join(dir, "node_modules/leadpass");

/** A fresh folder of the project, from which `leadpass` resolves. */
export function workshop() {
  return mkdtempSync(join(host, "work-"));
}

/**
 * Writes a file into a fresh folder of the project.
 * @param {string} name
 * @param {string} text
 */
export function written(name, text) {
  const file = join(workshop(), name);
  writeFileSync(file, text);
  return file;
}

/**
 * Runs a module in a Node of its own, from the project, and gives what it prints.
 * @param {string} source
 * @param {string} [name]
 */
export function run(source, name = "main.mjs") {
  return execFileSync(process.execPath, [written(name, source)], {encoding: "utf8", stdio: ["ignore", "pipe", "pipe"]});
}

const entry = written("entry.mjs", 'export * as runtime from "leadpass";\nexport * as studio from "leadpass/studio";\n');

/** @type {{runtime: typeof import("../../../src/js/leadpass"), studio: typeof import("../../../src/js/studio")}} */
export const {runtime, studio} = await import(pathToFileURL(entry).href);

// The libraries that hosts use, as npm gives them; React applications are bundled once, in memory.

import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {join} from "node:path";
import {build} from "esbuild";

const require = createRequire(import.meta.url);
const HERE = import.meta.dirname;

/** @type {Map<string, Promise<string | Buffer>>} */
const made = new Map();

/** @type {Record<string, () => Promise<string | Buffer>>} */
const LIBRARIES = {
  "htmx.js": () => readFile(require.resolve("htmx.org/dist/htmx.js")),
  "jquery.js": () => readFile(require.resolve("jquery")),
  "react-action.js": () => bundle("react-action.jsx"),
  "react-hook-form.js": () => bundle("react-hook-form.jsx"),
};

/**
 * @param {string} name
 * @returns {Promise<string | Buffer>}
 */
export function library(name) {
  const file = made.get(name) ?? LIBRARIES[name]?.();
  if (!file) throw new Error(`no library is called ${name}`);
  made.set(name, file);
  return file;
}

/** @param {string} source */
async function bundle(source) {
  const built = await build({
    entryPoints: [join(HERE, "hosts", source)],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: {"process.env.NODE_ENV": '"production"'},
  });
  return Buffer.from(built.outputFiles[0].contents);
}

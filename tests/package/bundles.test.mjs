// The package inside somebody's bundle: it needs no loader, no plugin and no asset, and studio stays out of pages.

import assert from "node:assert/strict";
import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {pathToFileURL} from "node:url";
import {build} from "esbuild";
import {folder, studio, written} from "./harness/installed.mjs";

const {program} = studio.publish(readFileSync(join(import.meta.dirname, "../../policies/small-start.json"), "utf8"));

/**
 * Bundles one file of the project.
 * @param {string} source
 * @param {import("esbuild").BuildOptions} [options]
 */
async function bundle(source, options = {}) {
  const file = written("main.js", source);
  const {outputFiles, warnings} = await build({entryPoints: [file], bundle: true, write: false, outdir: "out", format: "esm", logLevel: "silent", ...options});
  assert.deepEqual(warnings, []);
  assert.equal(outputFiles?.length, 1, "one file, no assets");
  return /** @type {import("esbuild").OutputFile} */ (outputFiles[0]).text;
}

const USE = 'import {load} from "leadpass"; export const decided = (program) => load(program).then((leadpass) => leadpass.decide({key: "1"}).outcome);';

for (const [what, options] of /** @type {[string, import("esbuild").BuildOptions][]} */ ([
  ["a page", {platform: "browser"}],
  ["a page, minified, for old targets", {platform: "browser", minify: true, target: "es2020"}],
  ["a server", {platform: "node"}],
])) {
  test(`a bundle for ${what} decides`, async () => {
    const file = written("bundle.mjs", await bundle(USE, options));
    const {decided} = await import(pathToFileURL(file).href);
    assert.equal(await decided(program), "nurture");
  });
}

test("a bundle that uses nothing of it carries next to nothing", async () => {
  const text = await bundle('import {load} from "leadpass"; import {check} from "leadpass/studio"; console.log(1);');
  assert.ok(text.length < 2000, `${text.length} bytes`);
});

test("a page's bundle does not carry the studio", async () => {
  const text = await bundle(USE, {minify: true});
  assert.ok(text.length < statSync(join(folder, "leadpass.mjs")).size * 1.1);
});

test("importing the classic script keeps it, since that has effects", async () => {
  const text = await bundle('import "leadpass/leadpass.js";');
  assert.ok(text.length > 10_000);
});

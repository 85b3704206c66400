/** The folders of src build on each other in one direction (src/README.md). That no file imports itself by way of others
 * is biome's to hold. */

import * as assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import test from "node:test";

/** The layers as the README has them, lowest first. */
const LAYERS = Array.from(
  readFileSync("src/README.md", "utf8").matchAll(/^\| `([^`]+)` \|/gm),
  ([, name = ""]) => name.replace(/\.ts$/, ""),
);
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g;

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

/** The folder of a file, or the file itself where it is in none. */
function layerOf(file: string): string {
  return file.replace(/\.ts$/, "").split(sep)[0] ?? "";
}

function importsOf(file: string): string[] {
  const text = readFileSync(join("src", file), "utf8");
  return Array.from(text.matchAll(IMPORT), ([, path = ""]) => normalize(join(dirname(file), path)));
}

test("every file is in a layer, and every layer has files", () => {
  assert.deepEqual([...new Set(files.map(layerOf))].sort(), [...LAYERS].sort());
});

test("what a file imports is of its own layer or a lower one", () => {
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter((path) => LAYERS.indexOf(layerOf(path)) > LAYERS.indexOf(layerOf(file)))
      .map((path) => `${file} imports ${path}`),
  );
  assert.deepEqual(upward, []);
});

test("nothing imports an entry", () => {
  const entries = files.flatMap((file) =>
    importsOf(file)
      .filter((path) => layerOf(path) === "bundles")
      .map((path) => `${file} imports ${path}`),
  );
  assert.deepEqual(entries, []);
});

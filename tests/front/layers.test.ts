/** The parts of src/ stand on each other in one direction, and no files import each other in a circle. */

import * as assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import test from "node:test";

/** Folders and single files of src/, lowest first. A part imports from layers below its own only; types count. */
const LAYERS = [
  ["contract.ts"],
  ["browser", "model"],
  ["fill", "frame", "importing", "notices", "search", "word"],
  ["draft"],
  ["copy", "own", "plans"],
  ["current"],
  ["compare", "compose", "find"],
  ["api.ts"],
  ["bundles"],
];
/** No programs. */
const OTHERS = ["styles"];
const IMPORT = /\bfrom\s+"(\.[^"]*)"|\bimport\s*\(?\s*"(\.[^"]*)"/g;

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".ts"),
);
const imports = new Map(sources.map((path) => [path, importsOf(path)]));

/** The files of src/ that one imports. */
function importsOf(path: string): string[] {
  const text = readFileSync(join("src", path), "utf8");
  return Array.from(text.matchAll(IMPORT), ([, from, bare]) => {
    const target = normalize(join(dirname(path), from ?? bare ?? ""));
    return sources.includes(`${target}.ts`) ? `${target}.ts` : `${target}/index.ts`;
  });
}

const partOf = (path: string) => path.split("/")[0] ?? "";
const layerOf = (path: string) => LAYERS.findIndex((parts) => parts.includes(partOf(path)));

/** A way through imports that ends where it began, or nothing. */
function circle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (path: string, way: string[]): string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of graph.get(path) ?? []) {
      const found = visit(next, [...way, path]);
      if (found) return found;
    }
    done.add(path);
    return undefined;
  };
  for (const path of graph.keys()) {
    const found = visit(path, []);
    if (found) return found;
  }
  return undefined;
}

test("every part has its layer", () => {
  const parts = new Set(readdirSync("src").filter((name) => !OTHERS.includes(name)));
  assert.deepEqual([...parts].sort(), LAYERS.flat().sort());
});

test("every import is read and names a file", () => {
  assert.ok(imports.get("api.ts")?.includes("browser/files.ts"));
  for (const [path, targets] of imports)
    for (const target of targets) assert.ok(imports.has(target), `${path} imports ${target}`);
});

test("a part imports from the layers below its own only", () => {
  const upwards = [...imports].flatMap(([path, targets]) =>
    targets
      .filter((target) => partOf(target) !== partOf(path) && layerOf(target) >= layerOf(path))
      .map((target) => `${path} imports ${target}`),
  );
  assert.deepEqual(upwards, []);
});

test("no files import each other in a circle", () => {
  const loop = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["b"]],
  ]);
  assert.deepEqual(circle(loop), ["b", "c", "b"]);
  assert.equal(circle(imports), undefined);
});

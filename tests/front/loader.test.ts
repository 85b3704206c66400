/** What the names of the index's files stand for. */

import { deepEqual } from "node:assert/strict";
import test from "node:test";
import { indexLoader } from "../../src/search/loader";

test("the fields stand beside the index, all else in its folder", async () => {
  const load = indexLoader(async (name) => name);
  const names = ["manifest", "fields", "keys/3", "tree"];
  deepEqual(await Promise.all(names.map(load)), [
    "search/manifest",
    "library/fields",
    "search/keys/3",
    "search/tree",
  ]);
});

/** What the names of the index's files stand for. */

import { deepEqual } from "node:assert/strict";
import test from "node:test";
import { indexLoader } from "../../src/search/loader";

test("all files of the index stand in its folder", async () => {
  const load = indexLoader(async (name) => name);
  const names = ["manifest", "keys/3", "tree"];
  deepEqual(await Promise.all(names.map(load)), [
    "search/manifest",
    "search/keys/3",
    "search/tree",
  ]);
});

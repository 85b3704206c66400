/** The files of the index come from one build, the fields in its texts with them. */

import { deepEqual, equal, rejects } from "node:assert/strict";
import test from "node:test";
import { indexLoader } from "../../src/search/loader";

/** A site whose files are of these builds, where they are not of build 1. */
function site(builds: Record<string, string> = {}) {
  const asked: string[] = [];
  const load = async (name: string, query = "") => {
    asked.push(name + query.replace(/\?t=\d+/, "?t"));
    return { build: builds[name] ?? "1", data: name };
  };
  return { asked, load: indexLoader(load) };
}

test("the manifest and the fields are asked for at once and never from an old copy", async () => {
  const { asked, load } = site();
  deepEqual(await Promise.all([load("manifest"), load("fields")]), [
    "search/manifest",
    "library/fields",
  ]);
  deepEqual([...new Set(asked)], ["search/manifest?t", "library/fields?t"]);
});

test("other files are asked for by their build", async () => {
  const { asked, load } = site();
  equal(await load("keys/3"), "search/keys/3");
  equal(asked[asked.length - 1], "search/keys/3?v=1");
});

test("a file of another build is refused", async () => {
  for (const name of ["search/keys/3", "search/tree", "library/fields"]) {
    const { load } = site({ [name]: "2" });
    await load("manifest");
    await rejects(load(name.replace(/^search\/|^library\//, "")), /刚刚更新过/);
  }
});

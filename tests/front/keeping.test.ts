/** Which lines stand on one page with what follows them. */

import { deepEqual } from "node:assert/strict";
import test from "node:test";
import { keepsNext } from "../../src/model/keeping";
import type { Line } from "../../src/model/lines";

type Kept = Partial<Pick<Line, "kind" | "level">>;
const heading = (level: number): Kept => ({ kind: "heading", level });
const of = (kind: Line["kind"]): Kept => ({ kind, level: 0 });
const kept = (...lines: Kept[]) => lines.map((_, at) => keepsNext(lines, at));

test("a heading stands with what is under it, and with nothing where that is empty", () => {
  deepEqual(kept(heading(1), heading(2), of("paragraph"), heading(1), of("item")), [
    ...[true, true, false, true, false],
  ]);
  deepEqual(kept(heading(1), heading(1), heading(1)), [false, false, false]);
  deepEqual(kept(heading(1), heading(2), heading(2), heading(1)), [true, false, false, false]);
  deepEqual(kept(heading(4), {}), [true, false]); // a row of a table
});

test("what stands above the text is not parted, up to whom it is sent to", () => {
  const head = (["serial", "letterhead", "reference", "signatory", "title"] as const).map(of);
  deepEqual(kept(...head, of("addressee"), of("paragraph")), [
    ...head.map(() => true),
    ...[false, false],
  ]);
});

test("a signature takes along what is before it, a short list of annexes too", () => {
  const signed = [of("organisation"), of("date"), of("note")];
  deepEqual(kept(of("paragraph"), ...signed), [true, true, true, false]);
  deepEqual(kept(of("paragraph"), of("note")), [false, false]);
  deepEqual(kept(of("paragraph"), of("annexes"), of("annexes"), of("date")), [
    ...[true, true, true, false],
  ]);
});

test("a long list of annexes may be parted, but for its end", () => {
  const list = Array.from({ length: 7 }, () => of("annexes"));
  deepEqual(kept(of("paragraph"), ...list, of("date")), [
    ...[false, false, false, true, true, true, true, true, false],
  ]);
});

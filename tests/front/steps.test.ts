/** Which changes are undone together. */

import { deepEqual, notEqual } from "node:assert/strict";
import test from "node:test";
import { Steps } from "../../src/compose/steps";

test("what is typed without a pause is one step", () => {
  const steps = new Steps();
  const typed = [0, 100, 200].map((now) => steps.of("text", now));
  deepEqual(new Set(typed).size, 1);
  notEqual(steps.of("text", 9000), typed[0]);
});

test("what takes the place of a selection begins a step, and what is typed there next belongs to it", () => {
  const steps = new Steps();
  const before = steps.of("text", 0);
  const removed = steps.of("text", 100, true);
  notEqual(removed, before);
  deepEqual(steps.of("text", 9000), removed);
});

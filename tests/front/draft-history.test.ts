/** Undo and redo. */

import * as assert from "node:assert/strict";
import test from "node:test";
import { record, redo, startHistory, undo } from "../../src/draft/history";

test("undo and redo go through all states; typing in one place is one step", () => {
  let history = startHistory(0);
  history = record(history, 1, "");
  history = record(history, 2, "t");
  history = record(history, 3, "t");
  history = record(history, 4, "u");
  assert.equal(record(history, 4, ""), history);
  const back = undo(history);
  assert.equal(back.present, 3);
  assert.equal(undo(back).present, 1);
  assert.equal(undo(undo(undo(undo(back)))).present, 0);
  assert.equal(redo(undo(back)).present, 3);
  assert.equal(redo(redo(redo(undo(back)))).present, 4);
  assert.deepEqual(record(undo(back), 9, "t").future, []);
});

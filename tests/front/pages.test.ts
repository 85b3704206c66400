/** The pages of a document, and the figures that they are laid out by. */

import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { type Flowing, paginate } from "../../src/draft/pages";
import { OFFICIAL } from "../../src/model/official";
import { randomOf } from "./random";

const text = (rows: number): Flowing => ({ rows, whole: false, keeps: false });
const heading = (rows = 1): Flowing => ({ rows, whole: true, keeps: true });
const signature: Flowing = { rows: 3, whole: true, keeps: true };
/** The pages in short: which lines of what stand on each. */
const laid = (...flow: Flowing[]) =>
  paginate(flow, 22).map((page) => page.map(({ at, from, to }) => `${at}:${from}-${to}`).join(" "));

test("a page ends where it is full, in the middle of a paragraph too", () => {
  assert.deepEqual(laid(), [""]);
  assert.deepEqual(laid(text(22)), ["0:0-22"]);
  assert.deepEqual(laid(text(23)), ["0:0-22", "0:22-23"]);
  assert.deepEqual(laid(text(50), text(1)), ["0:0-22", "0:22-44", "0:44-50 1:0-1"]);
});

test("a heading goes on to the page of what follows, with the headings and the title before it", () => {
  assert.deepEqual(laid(text(21), heading(), text(1)), ["0:0-21", "1:0-1 2:0-1"]);
  assert.deepEqual(laid(text(20), heading(), heading(), text(9)), ["0:0-20", "1:0-1 2:0-1 3:0-9"]);
  assert.deepEqual(laid(text(21), heading(2), text(1)), ["0:0-21", "1:0-2 2:0-1"]);
  assert.deepEqual(laid(text(20), heading(), text(2)), ["0:0-20 1:0-1 2:0-1", "2:1-2"]);
});

test("the signature takes the last line of the text along", () => {
  const last: Flowing = { rows: 20, whole: false, keeps: true };
  assert.deepEqual(laid(last, signature), ["0:0-19", "0:19-20 1:0-3"]);
  assert.deepEqual(laid({ ...last, rows: 19 }, signature), ["0:0-19 1:0-3"]);
  assert.deepEqual(laid(text(19), { ...last, rows: 1 }, signature), ["0:0-19", "1:0-1 2:0-3"]);
  assert.deepEqual(laid(signature), ["0:0-3"]);
});

test("what may not be parted and is longer than a page is parted all the same", () => {
  assert.deepEqual(laid(heading(30), text(1)), ["0:0-22", "0:22-30 1:0-1"]);
  assert.deepEqual(laid(...Array.from({ length: 23 }, () => heading())).length, 2);
});

test("whatever the text, every line stands on one page, in order, and no page has more than it holds", () => {
  const random = randomOf(7);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let turn = 0; turn < 300; turn++) {
    const flow = Array.from({ length: below(12) }, () =>
      below(3) ? text(1 + below(40)) : heading(1 + below(3)),
    );
    const pages = paginate(flow, 22);
    const rows = pages.map((page) =>
      page.flatMap(({ at, from, to }) =>
        Array.from({ length: to - from }, (_, row) => `${at}:${from + row}`),
      ),
    );
    const whole = flow.flatMap((block, at) =>
      Array.from({ length: block.rows }, (_, row) => `${at}:${row}`),
    );
    assert.deepEqual(rows.flat(), whole);
    assert.ok(rows.every((page) => page.length <= 22));
    assert.ok(!flow.length || rows.every((page) => page.length));
  }
});

test("style sheets have the figures of the official form", () => {
  const css = readFileSync("src/styles/official.css", "utf8");
  const declared = Array.from(css.matchAll(/--pl-([\w-]+): (-?[\d.]+);/g), ([, name, value]) => [
    name,
    Number(value),
  ]);
  const { paper, margin, number } = OFFICIAL;
  assert.deepEqual(Object.fromEntries(declared), {
    "paper-width": paper.width,
    "paper-height": paper.height,
    "margin-top": margin.top,
    "margin-right": margin.right,
    "margin-bottom": margin.bottom,
    "margin-left": margin.left,
    pitch: OFFICIAL.pitch,
    character: OFFICIAL.character,
    spacing: OFFICIAL.spacing,
    title: OFFICIAL.title,
    "title-pitch": OFFICIAL.titlePitch,
    "number-character": number.character,
    "number-pitch": number.pitch,
    "number-bottom": number.bottom,
  });
  const { top, right, bottom, left } = margin;
  assert.ok(css.includes(`margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;`));
});

const plain = (rows: number, given: Partial<Flowing> = {}): Flowing => ({
  ...{ rows, whole: false, keeps: false },
  ...given,
});

test("what begins a page does, and a page that is not full ends before it", () => {
  const flow = [plain(3), plain(2, { begins: true }), plain(4, { begins: true })];
  assert.deepEqual(
    paginate(flow, 22).map((pieces) => pieces.map(({ at }) => at)),
    [[0], [1], [2]],
  );
});

test("what is set in other lines than those of the text leaves room for as many as it does", () => {
  const title = (height: number) => plain(1, { whole: true, keeps: true, height });
  const last = (...flow: Flowing[]) => paginate(flow, 22)[0]?.slice(-1)[0]?.to;
  assert.deepEqual(
    [2, 2.2, 2.9].map((height) => last(title(height), text(30))),
    [20, 19, 19],
  );
  assert.deepEqual(last(title(2.4), title(2.4), text(30)), 17);
  assert.deepEqual(last(title(2.6), title(2.6), text(30)), 16);
});

test("the row that names the columns is there again on every page of its table", () => {
  const row = plain(1, { whole: true, under: 0 });
  const flow = [plain(1, { whole: true, keeps: true }), row, row, row, row, row];
  const pages = paginate(flow, 3).map((pieces) =>
    pieces.map(({ at, again }) => (again ? `again ${at}` : at)),
  );
  assert.deepEqual(pages, [
    [0, 1, 2],
    ["again 0", 3, 4],
    ["again 0", 5],
  ]);
});

test("rows that are higher or lower than a line of the text take the room that they have", () => {
  const row = (height: number) => plain(1, { whole: true, height });
  const pages = (...flow: Flowing[]) => paginate(flow, 3).map((page) => page.map(({ at }) => at));
  assert.deepEqual(pages(row(1.5), row(1.5), plain(1)), [[0, 1], [2]]);
  assert.deepEqual(pages(row(0.5), plain(2), row(1)), [[0, 1], [2]]);
  assert.deepEqual(pages(row(9), plain(1)), [[0], [1]]);
});

test("a row that may be parted is, under the names of its columns", () => {
  const flow = [plain(1, { whole: true, keeps: true }), plain(8, { height: 0.5, under: 0 })];
  assert.deepEqual(laidOn(flow, 3), ["0:0-1 1:0-4", "0:0-1 1:4-8"]);
});

const laidOn = (flow: Flowing[], capacity: number) =>
  paginate(flow, capacity).map((page) =>
    page.map(({ at, from, to }) => `${at}:${from}-${to}`).join(" "),
  );

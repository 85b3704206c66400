/** The paragraphs of an opened plan, one under the other; one of them is the current one, which the tools are for. */

import { make, makeButton } from "../../browser/dom";
import { type Block, isCounted, type Review } from "../../importing/review";
import { stripped } from "../../importing/text";
import { numbersOf } from "../../model/numbering";
import { Row, type SourceLine } from "./row";

/** The list of rows. */
export interface Rows {
  element: HTMLElement;
  /** The id of the current block; -1 where there is none. */
  current(): number;
  show(review: Review, plan: number): void;
  /** Forget which block is the current one: another file is shown next. */
  clear(): void;
  /** Make a block the current one, and show it; with the focus where that is asked for. */
  go(id: number, focus: boolean): void;
}

/** How many rows are shown at first, and at a time: a file may have tens of thousands. */
const STEP = 1000;

/** An empty list. tools: stand in the current row. changed: another block is the current one. */
export function makeRows(tools: HTMLElement, changed: (id: number) => void): Rows {
  const list = make("ol", { class: "pl-rv__list", role: "list" });
  const more = makeButton("", "pl-action", () => {
    const next = list.childElementCount;
    limit += STEP;
    again();
    const [id] = [...rows.keys()].slice(next);
    if (id !== undefined) go(id, true);
  });
  const element = make("div", {}, list, more);
  let rows = new Map<number, Row>();
  let current = -1;
  let limit = STEP;
  let again = () => {};
  const go = (id: number, focus: boolean) => {
    while (!rows.has(id) && !more.hidden) {
      limit += STEP;
      again();
    }
    const row = rows.get(id);
    if (!row) return;
    if (id !== current) rows.get(current)?.setCurrent(false);
    current = id;
    row.setCurrent(true);
    if (tools.parentElement !== row.place) row.place.append(tools);
    changed(id);
    if (focus) row.pick.focus();
    row.element.scrollIntoView({ block: "nearest" });
  };
  const show = (review: Review, plan: number) => {
    again = () => show(review, plan);
    const blocks = review.plans[plan]?.blocks ?? [];
    const states = statesOf(review, blocks);
    const kept = new Map<number, Row>();
    let next = list.firstElementChild;
    blocks.slice(0, limit).forEach((block, at) => {
      const row = rows.get(block.id) ?? new Row(block.id, () => go(block.id, true));
      const state = states[at];
      if (state) row.show(block, state);
      kept.set(block.id, row);
      if (row.element === next) next = next.nextElementSibling;
      else list.insertBefore(row.element, next);
    });
    const left = blocks.length - kept.size;
    more.hidden = left < 1;
    more.textContent = `后面还有 ${left} 处，再显示 ${Math.min(left, STEP)} 处`;
    for (const [id, row] of rows) if (!kept.has(id)) row.element.remove();
    rows = kept;
    if (!rows.has(current)) current = -1;
    const isShown = ({ id, role }: Block) => rows.has(id) && role !== "out";
    const first = (blocks.find(isShown) ?? blocks[0])?.id;
    if (current < 0 && first !== undefined) {
      current = first;
      rows.get(first)?.setCurrent(true);
      rows.get(first)?.place.append(tools);
    }
    changed(current);
  };
  list.addEventListener("keydown", (event) => {
    const ids = [...rows.keys()];
    const at = ids.findIndex((id) => rows.get(id)?.pick === event.target);
    const to = TARGETS[event.key]?.(at, ids.length - 1);
    if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(ids[Math.min(Math.max(to, 0), ids.length - 1)] ?? current, true);
  });
  const clear = () => {
    list.replaceChildren();
    rows = new Map();
    current = -1;
    limit = STEP;
  };
  return { element, current: () => current, show, clear, go };
}

/** By a key, which row comes next. */
const TARGETS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** What the rows of blocks show: numbers as the draft will have them, and each line once, where it first comes. */
function statesOf(
  { lines, losses }: Review,
  blocks: readonly Block[],
): { number: string; lines: SourceLine[] }[] {
  const numbers = numbersOf(blocks.map(({ role, level }) => (role === "heading" ? level : 0)));
  const cuts = new Map<number, string[]>();
  for (const { role, within, first, text } of blocks)
    if (role === "out" && within) cuts.set(first, [...(cuts.get(first) ?? []), text]);
  const lost = new Map<number, string[]>();
  for (const { line, text } of losses) lost.set(line, [...(lost.get(line) ?? []), text]);
  const alone = new Set(
    blocks.flatMap(({ role, within, first }) => (role === "out" && !within ? [first] : [])),
  );
  const seen = new Set<number>();
  let item = 0;
  return blocks.map((block, at) => {
    const own: SourceLine[] = [];
    for (let line = block.first; line <= block.last; line += 1) {
      const text = lines[line - 1] ?? "";
      // A line that was left out of the middle of a paragraph has a row of its own.
      const isOther = block.last > block.first && alone.has(line) && block.role !== "out";
      if (seen.has(line) || isOther || (!stripped(text) && !lost.has(line))) continue;
      seen.add(line);
      own.push({ number: line, text, cuts: cuts.get(line) ?? [], losses: lost.get(line) ?? [] });
    }
    if (block.role !== "out") item = block.role === "item" ? item + 1 : 0;
    if (block.role !== "item") return { number: numbers[at] ?? "", lines: own };
    return { number: isCounted(block) ? `${item}.` : block.number, lines: own };
  });
}

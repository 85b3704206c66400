/** A paragraph of an opened file on the page: its lines as received, and beside them what was recognised. */

import { make, makeButton } from "../../browser/dom";
import { type Block, wordsOf } from "../../importing/review";
import { onOneLine } from "../../model/breaks";
import { isTable, tableRows } from "../../model/tables";
import { roleWords, whyWords } from "./words";

/** What a row shows beside its block. */
export interface RowState {
  /** The number that the draft will print. */
  readonly number: string;
  /** The lines that no row before it has shown. */
  readonly lines: readonly SourceLine[];
}

/** A line as received. number: from 1. cuts: words in it that are left out; losses: what of the file is not in it. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
  readonly cuts: readonly string[];
  readonly losses: readonly string[];
}

/** A row; it stays the same element as long as its block has the same id. */
export class Row {
  readonly element: HTMLElement;
  readonly pick: HTMLButtonElement;
  /** Where the tools stand while the block is the current one. */
  readonly place = make("div", { class: "pl-rv__place" });
  private readonly source = make("div", { class: "pl-rv__source" });
  private readonly tag = make("span", { class: "pl-rv__tag" });
  private readonly words = make("span", { class: "pl-rv__words" });
  private readonly why = make("p", { class: "pl-rv__why" });
  private shown = "";

  constructor(id: number, choose: () => void) {
    this.pick = makeButton("", "pl-rv__pick", choose);
    this.pick.append(this.tag, this.words);
    const result = make("div", { class: "pl-rv__result" }, this.pick, this.why, this.place);
    this.element = make("li", { class: "pl-rv", "data-id": String(id) }, this.source, result);
    this.source.addEventListener("click", choose);
    this.setCurrent(false);
  }

  show(block: Block, state: RowState): void {
    const key = JSON.stringify([block, state]);
    if (key === this.shown) return;
    this.shown = key;
    const { role, level, ask } = block;
    this.element.dataset.role = role;
    this.element.dataset.level = String(level);
    this.element.toggleAttribute("data-bare", !state.lines.length);
    this.element.toggleAttribute("data-ask", ask !== "" && role !== "out");
    this.tag.textContent = roleWords(block);
    this.words.replaceChildren(...shownWords(state.number + wordsOf(block)));
    const why = whyWords(block);
    const parts = why ? [why] : [];
    this.why.replaceChildren(...parts);
    if (ask && role !== "out") this.why.prepend(make("b", {}, `请核：${ask}`), why ? "　" : "");
    this.why.hidden = !this.why.hasChildNodes();
    this.source.replaceChildren(
      ...state.lines.flatMap((line) => sourceNodes(line, role === "out" && !block.within)),
    );
  }

  /** Whether it is the one that the tools are for. */
  setCurrent(current: boolean): void {
    this.pick.tabIndex = current ? 0 : -1;
    this.element.toggleAttribute("data-current", current);
    if (current) this.pick.setAttribute("aria-current", "true");
    else this.pick.removeAttribute("aria-current");
  }
}

/** Words as they are shown: of a table, a row a line. */
function shownWords(words: string): (Node | string)[] {
  if (!isTable(words)) return [words];
  const rows = tableRows(words).map((row) => row.map(onOneLine).join(" ｜ "));
  return rows.flatMap((row, at) => (at ? [make("br"), row] : [row]));
}

/** out: whether all of the line is left out. */
function sourceNodes({ number, text, cuts, losses }: SourceLine, out: boolean): HTMLElement[] {
  const words = out ? [make("del", {}, text)] : withCuts(text, cuts);
  return [
    make(
      "p",
      { class: "pl-rv__line" },
      make("span", { class: "pl-rv__no" }, String(number)),
      make("span", {}, ...words),
    ),
    ...losses.map((loss) => make("p", { class: "pl-rv__loss" }, loss)),
  ];
}

function withCuts(text: string, cuts: readonly string[]): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let rest = text;
  for (const cut of cuts) {
    const at = cut ? rest.indexOf(cut) : -1;
    if (at < 0) continue;
    nodes.push(rest.slice(0, at), make("del", {}, cut));
    rest = rest.slice(at + cut.length);
  }
  return [...nodes, rest].filter((node) => node !== "");
}

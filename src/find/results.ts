/** What a search of the browse page has found: the hits, page by page, or what to do if there are none. */

import { figure, make, makeButton } from "../browser/dom";
import { failure } from "../browser/failure";
import type { Results, SearchOptions } from "../search/types";
import { addressOf, type Context, topicsOf } from "./context";
import { Deck } from "./deck";
import { isNarrowed, type State } from "./state";

/** How many hits are shown at first, and at a time. */
export const PAGE = 20;
/** Up to how many may all be shown at once. */
const MOST_AT_ONCE = 1000;
const TOPICS = 5;

/** A search that was made, and what its results are shown with. */
export interface Asked {
  state: State;
  context: Context;
  /** Search for more of the same; undefined if something else has been asked for meanwhile. */
  search(options: SearchOptions): Promise<Results | undefined>;
  /** Say something to those who do not see it. */
  announce(message: string): void;
}

/** The hits, and a button for more as long as there are some. */
export class ResultList {
  /** How many hits are shown, those that share a card counted each. */
  shown: number;
  readonly elements: HTMLElement[];
  private readonly deck: Deck;
  private readonly row = make("p", { class: "pl-more" });
  private readonly buttons = [
    makeButton(`再显示 ${PAGE} 段`, "md-button", () => void this.load(PAGE)),
    " ",
    makeButton("全部显示", "md-button", () => void this.load(MOST_AT_ONCE)),
  ];
  /** On paper in the place of the buttons. */
  private readonly note = make("p", { class: "pl-on-paper" });

  constructor(
    found: Results,
    private readonly asked: Asked,
  ) {
    this.deck = new Deck(found.terms, asked.context);
    this.deck.add(found.hits);
    this.shown = found.hits.length;
    const isAll = found.total <= this.shown;
    this.elements = isAll ? [this.deck.element] : [this.deck.element, this.note, this.row];
    this.offer(found.total);
  }

  private offer(total: number): void {
    const mayShowAll = total - this.shown <= MOST_AT_ONCE;
    this.row.replaceChildren(...(mayShowAll ? this.buttons : this.buttons.slice(0, 1)));
    const rest = mayShowAll ? "要印全部，先点“全部显示”。" : "要印别的，先筛选。";
    this.note.textContent = `只印出 ${figure(this.shown)} 段，共 ${figure(total)} 段。${rest}`;
  }

  private async load(limit: number): Promise<void> {
    try {
      const next = await this.asked.search({ limit, offset: this.shown });
      if (next) this.add(next);
    } catch (error) {
      this.row.replaceChildren(failure(error, () => void this.load(limit)));
    }
  }

  private add({ hits, total }: Results): void {
    const link = this.deck.add(hits)?.querySelector("a");
    this.shown += hits.length;
    const isAll = this.shown >= total || !hits.length;
    const focused = document.activeElement;
    if (link && (focused === document.body || this.row.contains(focused)))
      link.focus({ preventScroll: true });
    if (isAll) for (const element of [this.row, this.note]) element.remove();
    else this.offer(total);
    this.asked.announce(`又显示 ${hits.length} 段${isAll ? "，已全部显示" : ""}`);
  }
}

/** What to do when nothing holds what was asked for. widen: takes the choices away. */
export function nothingHeld(found: Results, { state }: Asked, widen: () => void): HTMLElement[] {
  if (isNarrowed(state)) {
    const button = makeButton("去掉全部筛选再找", "pl-copy", widen);
    return [make("p", { class: "pl-nothing" }, button)];
  }
  if (found.more.hits.length || found.isFrame) return [];
  const advice = "可以换一个说法、少写几个字，或者从主题找起。";
  return [make("p", { class: "pl-nothing" }, advice)];
}

/** The topics to go on from, the nearest first. */
export function topicsToGoOnFrom(found: Results, { context }: Asked): HTMLElement[] {
  const ids = found.named.length ? found.named : found.topics;
  const topics = topicsOf(ids.slice(0, TOPICS), context);
  if (!topics.length) return [];
  const items = topics.map(({ url, title }) =>
    make("li", {}, make("a", { href: addressOf(url, context) }, title)),
  );
  const heading = make("h2", { class: "pl-run" }, "可以从这些主题找起");
  return [heading, make("ul", { class: "pl-chips" }, ...items)];
}

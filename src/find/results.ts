/** What a search of the browse page has found: the hits, page by page, or what to do if there are none. */

import { figure, make, makeButton } from "../browser/dom";
import { failure } from "../browser/failure";
import type { Results, SearchOptions } from "../search/types";
import { addressOf, type Context, topicsOf } from "./context";
import { Deck } from "./deck";
import { isNarrowed, type State } from "./state";

/** How many hits are shown at first, and at a time. */
export const PAGE = 20;
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
  private readonly button = makeButton(`再显示 ${PAGE} 段`, "md-button", () => void this.load());

  constructor(
    found: Results,
    private readonly asked: Asked,
  ) {
    this.deck = new Deck(found.terms, asked.context);
    this.deck.add(found.hits);
    this.shown = found.hits.length;
    this.row.append(this.button);
    const isAll = found.total <= this.shown;
    this.elements = isAll ? [this.deck.element] : [this.deck.element, this.row];
  }

  private async load(): Promise<void> {
    try {
      const next = await this.asked.search({ limit: PAGE, offset: this.shown });
      if (next) this.add(next);
    } catch (error) {
      this.row.replaceChildren(failure(error, () => void this.load()));
    }
  }

  private add({ hits, total }: Results): void {
    const link = this.deck.add(hits)?.querySelector("a");
    this.shown += hits.length;
    const isAll = this.shown >= total || !hits.length;
    const focused = document.activeElement;
    if (link && (focused === document.body || this.row.contains(focused)))
      link.focus({ preventScroll: true });
    if (isAll) this.row.remove();
    else this.row.replaceChildren(this.button);
    this.asked.announce(`又显示 ${hits.length} 段${isAll ? "，已全部显示" : ""}`);
  }
}

/** How many there are, in words. */
export function totalOf(found: Results): string {
  if (found.total) return `找到${found.about ? "约" : ""} ${figure(found.total)} 段范文`;
  const related = found.more.hits.some((hit) => hit.match !== "near");
  return related ? `没有直接符合的范文，相关的有 ${figure(found.more.total)} 段` : "没有符合的范文";
}

/** What to do when there is nothing: widen the choice, or go by topic. widen: takes the choices away. */
export function nothingFound(found: Results, asked: Asked, widen: () => void): HTMLElement[] {
  const { state, context } = asked;
  const words = state.q.trim() ? `没有找到“${state.q.trim()}”` : "没有符合的范文";
  const message = make("p", { class: "pl-nothing" }, `${words}。`);
  if (isNarrowed(state)) message.append(" ", makeButton("去掉全部筛选再找", "pl-copy", widen));
  else message.append("可以换一个说法、少写几个字，或者从主题找起。");
  const ids = found.named.length ? found.named : found.topics;
  const topics = topicsOf(ids.slice(0, TOPICS), context);
  if (!topics.length) return [message];
  const items = topics.map(({ url, title }) =>
    make("li", {}, make("a", { href: addressOf(url, context) }, title)),
  );
  const heading = make("h2", { class: "pl-run" }, "可以从这些主题找起");
  return [message, heading, make("ul", { class: "pl-chips" }, ...items)];
}

/** What comes in by another word, the first of it; more of it is searched for when it is asked for. */

import { make, makeButton } from "../browser/dom";
import { failure } from "../browser/failure";
import type { Hit, Results } from "../search/types";
import { Deck } from "./deck";
import { type Asked, PAGE } from "./results";
import { groupByWord, groupHeading } from "./words";

const FIRST = 10;

/** The hits by the word that they have come in by, and a button for more. */
export class RelatedList {
  readonly element = make("div");
  private count = FIRST;
  private hits: readonly Hit[];

  constructor(
    private readonly found: Results,
    private readonly asked: Asked,
  ) {
    this.hits = found.more.hits;
    this.show();
  }

  private show(): void {
    const parts: HTMLElement[] = [];
    for (const group of groupByWord(this.hits.slice(0, this.count))) {
      const deck = new Deck(this.found.terms, this.asked.context);
      deck.add(group.hits);
      parts.push(make("h2", { class: "pl-run" }, groupHeading(group)), deck.element);
    }
    if (this.count < this.found.more.total) {
      const button = makeButton("再显示相关的范文", "md-button", () => void this.load());
      parts.push(make("p", { class: "pl-more" }, button));
    }
    this.element.replaceChildren(...parts);
  }

  private async load(): Promise<void> {
    const before = this.count;
    try {
      this.count += PAGE;
      if (this.hits.length < this.count && this.hits.length < this.found.more.total) {
        const next = await this.asked.search({ limit: this.count });
        if (!next) return;
        this.hits = next.more.hits;
      }
      this.show();
      const links = this.element.querySelectorAll<HTMLElement>(".pl-card__title a");
      (links[before] ?? links[links.length - 1])?.focus({ preventScroll: true });
      const more = Math.min(this.count, this.hits.length) - before;
      this.asked.announce(`又显示 ${more} 段相关的范文`);
    } catch (error) {
      this.count = before;
      this.element.append(failure(error, () => void this.load()));
    }
  }
}

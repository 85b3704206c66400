/** A list of cards: what says the same has one, and the other wordings (几种写法) of a passage share it. */

import { make } from "../browser/dom";
import type { Hit } from "../search/types";
import { type Card, cardOf } from "./card";
import type { Context } from "./context";

/** Cards that hits are added to. */
export class Deck {
  readonly element = make("div", { class: "pl-list" });
  /** By the hits' ranks. */
  private readonly cards = new Map<number, Card>();

  /** terms: folded, to be highlighted. */
  constructor(
    private readonly terms: string[],
    private readonly context: Context,
  ) {}

  /** Add hits. Gives the first card that has come to the end, if any has. */
  add(hits: readonly Hit[]): HTMLElement | undefined {
    let first: HTMLElement | undefined;
    for (const hit of hits) {
      const kin = hit.variants.map((rank) => this.cards.get(rank));
      const twin = kin.find((card) => card?.tells(hit));
      twin?.fold(hit);
      const card = twin ?? cardOf(hit, this.terms, this.context);
      this.cards.set(hit.rank, card);
      if (twin) continue;
      this.element.append(card.element);
      first ??= card.element;
    }
    return first;
  }
}

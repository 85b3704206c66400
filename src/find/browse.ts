/** The library page: form, facets and results over the plain list that the build has written. */

import { failure, figure, make, makeButton } from "../browser/dom";
import type { Hit, Results } from "../search/types";
import { type Card, cardOf } from "./card";
import { addressOf, type Context, runsByWord, wordHeading } from "./context";
import { startFacets } from "./facets";
import { keepPastedLinesApart } from "./paste";
import { isNarrowed, isPlain, optionsOf, readState, type State, writeState } from "./state";

const PAGE = 20;
const MORE = 10;
const TOPICS = 5;
const ADDRESS_MS = 250; // browsers refuse an address that changes too often

/** What the history keeps beside the address: how many hits were loaded, and how far down the reader was. */
interface Kept {
  shown?: number;
  top?: number;
}

export function startLibrary(root: HTMLElement, context: Context): void {
  const form = part(root, "form.pl-search", HTMLFormElement);
  const input = part(root, "input[name=q]", HTMLInputElement);
  const sort = part(root, "select[name=sort]", HTMLSelectElement);
  const total = part(root, ".pl-total", HTMLElement);
  const results = part(root, ".pl-results", HTMLElement);
  const plain = part(root, ".pl-plain", HTMLElement);
  const untouched = total.textContent ?? "";
  const announce = announcer(root);
  keepPastedLinesApart(input);

  let state = readState(location.search || chosenOnPage(root));
  let typing = false;
  let newest = 0;
  let shown = 0;
  let timer = 0;

  /** Put the state into the address: a new entry of the history for what the reader decided, and while typing one. */
  const record = (push: boolean) => {
    window.clearTimeout(timer);
    const address = `${location.pathname}${writeState(state)}`;
    if (push && address !== `${location.pathname}${location.search}`) {
      keepPlace();
      history.pushState({}, "", address);
    } else timer = window.setTimeout(() => history.replaceState({}, "", address), ADDRESS_MS);
  };
  const keepPlace = () => {
    window.clearTimeout(timer);
    const kept: Kept = { shown, top: window.scrollY };
    const query = typing ? writeState(state) : location.search;
    history.replaceState(kept, "", `${location.pathname}${query}${location.hash}`);
  };

  const decide = (next: State) => {
    state = next;
    typing = false;
    show();
    record(true);
    void search({});
  };
  const facets = startFacets(root, context, (chosen) => decide({ ...state, chosen }));

  const show = () => {
    if (input.value.trim() !== state.q.trim()) input.value = state.q;
    sort.value = state.sort;
    facets.show(state.chosen, state.q);
  };

  const search = async (kept: Kept) => {
    const turn = ++newest;
    const limit = isPlain(state) ? 0 : Math.max(PAGE, kept.shown ?? 0); // the plain list is there already
    try {
      const found = await context.engine.search(state.q, { ...optionsOf(state), limit });
      if (turn !== newest) return;
      facets.count(found);
      paint(found);
      if (kept.top) window.scrollTo(0, kept.top);
    } catch (error) {
      if (turn !== newest) return;
      total.textContent = "";
      results.replaceChildren(failure(error, () => void search(kept)));
      results.hidden = false;
      plain.hidden = true;
    }
  };

  const paint = (found: Results) => {
    const asked = !isPlain(state);
    plain.hidden = asked;
    results.hidden = !asked;
    shown = found.hits.length;
    if (!asked) {
      results.replaceChildren();
      total.textContent = untouched;
      return;
    }
    const deck = newDeck(found, context);
    const list = make("div", { class: "pl-list" }, ...deck.add(found.hits));
    const parts: Node[] = found.total ? [] : nothingFound(found, state, context, clear);
    if (found.total > shown) parts.push(list, moreButton(deck, list));
    else if (found.total) parts.push(list);
    if (found.more.hits.length) parts.push(related(found));
    results.replaceChildren(...parts);
    total.textContent = totalOf(found);
  };

  const moreButton = (deck: Deck, list: HTMLElement): HTMLElement => {
    const turn = newest;
    const row = make("p", { class: "pl-more" });
    const load = async () => {
      try {
        const options = { ...optionsOf(state), limit: PAGE, offset: shown };
        const next = await context.engine.search(state.q, options);
        if (turn !== newest) return;
        const cards = deck.add(next.hits);
        list.append(...cards);
        shown += next.hits.length;
        const done = shown >= next.total || !next.hits.length;
        const at = document.activeElement;
        const link = cards[0]?.querySelector("a");
        if (link && (at === document.body || row.contains(at))) link.focus({ preventScroll: true });
        if (done) row.remove();
        else row.replaceChildren(again);
        announce(`又显示 ${next.hits.length} 条${done ? "，已全部显示" : ""}`);
      } catch (error) {
        row.replaceChildren(failure(error, load));
      }
    };
    const again = makeButton(`再显示 ${PAGE} 条`, "md-button", () => void load());
    row.append(again);
    return row;
  };

  /** What comes in by another word, the first of it; more of it is searched for when it is asked for. */
  const related = (found: Results): HTMLElement => {
    const turn = newest;
    const block = make("div");
    let { hits } = found.more;
    let count = MORE;
    const fill = () => {
      const parts: HTMLElement[] = [];
      for (const run of runsByWord(hits.slice(0, count))) {
        const deck = newDeck(found, context);
        const list = make("div", { class: "pl-list" }, ...deck.add(run.hits));
        const heading = wordHeading(run.match, run.through);
        parts.push(make("h2", { class: "pl-run" }, heading), list);
      }
      if (count < found.more.total)
        parts.push(
          make("p", { class: "pl-more" }, makeButton("再显示相关的范文", "md-button", load)),
        );
      block.replaceChildren(...parts);
    };
    const load = async () => {
      const before = count;
      try {
        count += PAGE;
        if (hits.length < count && hits.length < found.more.total) {
          const options = { ...optionsOf(state), limit: count };
          const next = await context.engine.search(state.q, options);
          if (turn !== newest) return;
          hits = next.more.hits;
        }
        fill();
        const links = block.querySelectorAll<HTMLElement>(".pl-card__title a");
        (links[before] ?? links[links.length - 1])?.focus({ preventScroll: true });
        announce(`又显示 ${Math.min(count, hits.length) - before} 条相关的范文`);
      } catch (error) {
        count = before;
        block.append(failure(error, load));
      }
    };
    fill();
    return block;
  };

  const clear = () => {
    decide({ ...state, chosen: readState("").chosen });
    input.focus();
  };

  const typed = () => {
    state = { ...state, q: input.value };
    record(!typing);
    typing = true;
    void search({});
  };
  input.addEventListener("input", (event) => {
    if (!(event as InputEvent).isComposing) typed();
  });
  input.addEventListener("compositionend", typed);
  input.addEventListener("change", () => {
    typing = false;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    decide({ ...state, q: input.value });
  });
  sort.addEventListener("change", () => {
    decide({ ...state, sort: readState(`?sort=${sort.value}`).sort });
  });
  window.addEventListener("popstate", (event) => {
    window.clearTimeout(timer);
    state = readState(location.search);
    typing = false;
    show();
    void search((event.state as Kept | null) ?? {});
  });
  window.addEventListener("pagehide", keepPlace);

  if (!location.search && !isPlain(state)) {
    record(true);
    typing = Boolean(state.q);
  }
  show();
  void search((history.state as Kept | null) ?? {});
}

/** What was typed and chosen before this was loaded, as the address would say it. */
function chosenOnPage(root: Element): string {
  const parameters = new URLSearchParams();
  const controls = "input[name=q], input[name]:checked, select[name=sort]";
  for (const control of root.querySelectorAll<HTMLInputElement | HTMLSelectElement>(controls))
    parameters.append(control.name, control.value);
  return parameters.toString();
}

function part<T extends Element>(root: Element, selector: string, type: { new (): T }): T {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`the library page has no ${selector}`);
}

function totalOf(found: Results): string {
  if (found.total) return `找到${found.about ? "约" : ""} ${figure(found.total)} 篇范文`;
  const related = found.more.hits.some((hit) => hit.match !== "near");
  return related ? `没有直接符合的范文，相关的有 ${figure(found.more.total)} 篇` : "没有符合的范文";
}

/** A list of cards in which the wordings of one passage share a card. */
interface Deck {
  add(hits: Hit[]): HTMLElement[];
}

function newDeck(found: Results, context: Context): Deck {
  const cards = new Map<number, Card>();
  const add = (hits: Hit[]) => {
    const added: HTMLElement[] = [];
    for (const hit of hits) {
      const twin = hit.variants.map((rank) => cards.get(rank)).find(Boolean);
      if (twin) twin.fold(hit);
      const card = twin ?? cardOf(hit, found.terms, context);
      cards.set(hit.rank, card);
      if (!twin) added.push(card.element);
    }
    return added;
  };
  return { add };
}

/** What to do when there is nothing: widen the choice, or go by topic. */
function nothingFound(
  found: Results,
  state: State,
  context: Context,
  clear: () => void,
): HTMLElement[] {
  const parts: HTMLElement[] = [];
  const words = state.q.trim() ? `没有找到“${state.q.trim()}”` : "没有符合的范文";
  const message = make("p", { class: "pl-nothing" }, `${words}。`);
  if (isNarrowed(state)) message.append(" ", makeButton("去掉全部筛选再找", "pl-copy", clear));
  else message.append("可以换一个说法、少写几个字，或者从主题找起。");
  parts.push(message);
  const nearest = found.named.length ? found.named : found.topics;
  const items = nearest.slice(0, TOPICS).map((id) => {
    const topic = context.topics.get(id);
    return topic
      ? make("li", {}, make("a", { href: addressOf(topic.url, context) }, topic.title))
      : "";
  });
  if (items.length) {
    parts.push(make("h2", { class: "pl-run" }, "可以从这些主题找起"));
    parts.push(make("ul", { class: "pl-chips" }, ...items));
  }
  return parts;
}

/** Speaks what happens beside the results. */
function announcer(root: Element): (message: string) => void {
  const region = make("p", { class: "pl-offscreen", role: "status" });
  root.append(region);
  return (message) => {
    region.textContent = message;
  };
}

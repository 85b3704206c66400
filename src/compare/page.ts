/** The page of comparisons: its address says which two sections are shown, or none, and then the list of all is. */

import { make } from "../browser/dom";
import { failure } from "../browser/failure";
import { addressAt } from "../browser/pages";
import { fillElement } from "../fill/elements";
import type { Side } from "./comparison";
import type { Choice } from "./controls";
import { loadSection } from "./data";
import type { Section } from "./section";
import { show } from "./view";

type Pair = Record<Side, Section>;

/** Show what the address asks for, and follow it. */
export function startComparePage(): void {
  const view = document.querySelector<HTMLElement>(".pl-compare");
  const groups = document.querySelector<HTMLElement>(".pl-variant-groups");
  if (!view || !groups) return;
  const page = makePage(view, groups);
  window.addEventListener("popstate", () => void page.render());
  groups.addEventListener("click", (event) => followLink(event, page));
  void page.render();
}

/** What can be asked for on the page. */
interface ComparePage {
  /** Show what the address asks for. focus: the id of the control that is to have the focus then. */
  render(focus?: string): Promise<void>;
  /** Ask for another query, and show that. */
  go(query: string, focus?: string): void;
}

/** view: where a comparison stands; groups: the list of all. */
function makePage(view: HTMLElement, groups: HTMLElement): ComparePage {
  const { title } = document;
  let newest = 0;
  const showPair = (pair: Pair, focus: string) => {
    document.title = `${pair.a.label} ／ ${pair.b.label} - ${title}`;
    show(view, window.planLibrary, pair, choose);
    fillElement(view);
    if (focus) document.getElementById(focus)?.focus();
  };
  const choose = ({ a, b }: Choice) => {
    const query = new URLSearchParams({ a, b }).toString().replace(/%2F/g, "/");
    go(`?${query}`, document.activeElement?.id ?? "");
  };
  const render = async (focus = "") => {
    const turn = ++newest;
    const query = new URLSearchParams(location.search);
    const first = query.get("a") ?? query.get("of");
    view.hidden = true;
    if (first === null) {
      document.title = title;
      view.replaceChildren();
      groups.hidden = false;
      return;
    }
    const packs = Number(view.dataset.packs);
    const found = await loadPair(first, query.get("b"), packs).catch((error) =>
      failure(error, () => void render(focus)),
    );
    if (turn !== newest) return; // the reader has gone on meanwhile
    view.hidden = false;
    const isPair = !(found instanceof HTMLElement);
    groups.hidden = isPair;
    if (isPair) showPair(found, focus);
    else view.replaceChildren(found);
  };
  const go = (query: string, focus = "") => {
    try {
      history.pushState(null, "", query);
    } catch {
      location.search = query; // a page opened as a file may not change its address
      return;
    }
    void render(focus);
  };
  return { render, go };
}

/** In words for the reader, in place of a comparison. */
function message(...words: (Node | string)[]): HTMLElement {
  return make("p", { role: "alert", class: "pl-compare__message" }, ...words);
}

/** Links within the list need no new page. */
function followLink(event: MouseEvent, page: ComparePage): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  const query = link?.getAttribute("href") ?? "";
  if (!query.startsWith("?") || !plain) return;
  event.preventDefault();
  page.go(query);
  window.scrollTo(0, 0);
}

/** Two sections by their ids, PLAN/SECTION; without a second, the first variant of the first. packs: of the repairs. */
async function loadPair(
  first: string,
  chosen: string | null,
  packs: number,
): Promise<Pair | HTMLElement> {
  const a = await loadSection(first, packs);
  if (!a) return notFound(first);
  const known = a.variants.map(({ hit }) => hit);
  const second = chosen ?? known[0]?.id;
  if (second === undefined) {
    const href = addressAt(a.url, window.planLibrary.root);
    return message("这一段没有别的写法：", make("a", { href }, a.label));
  }
  const b = await loadSection(second, packs, known);
  if (!b) return notFound(second);
  if (a.id === b.id) return message("两边是同一段，没有什么可比较的；可以从下面的各组里挑。");
  return { a, b };
}

function notFound(id: string): HTMLElement {
  return message(`没有找到范文“${id}”。地址可能写错了，或者这一段改了名；可以从下面的各组里挑。`);
}

/** What the header's search box finds: a combobox with a list, the first hits of each sort, the rest on the library page. */

import { failure, figure, make } from "../browser/dom";
import { fillElement } from "../fill/place";
import type { Hit, Results } from "../search/types";
import { addressOf, type Context, runsByWord, wordHeading, wordsOf } from "./context";
import { placeOf, snippetNodes, titleNodes } from "./show";
import type { Shell } from "./trigger";

const FIRST = 4; // hits that are shown before the others are there
const HITS = 8;
const MORE = 4;
const TOPICS = 3;
const HINT = "可输入词语、主题名、拼音首字母（zyfw）；几个词用空格隔开，“-词”表示不含。";

export function startBox(shell: Shell, context: Context): void {
  const { input, output, status, dialog } = shell;
  const library = addressOf(shell.library, context);
  const list = make("div", { id: "pl-box-list", role: "listbox", "aria-label": "搜索结果" });
  let options: HTMLAnchorElement[] = [];
  let active = -1;
  let newest = 0;
  output.replaceChildren(list);

  const select = (index: number) => {
    options[active]?.removeAttribute("aria-selected");
    active = index;
    const option = options[active];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  /** Show groups of options. Those that are there already stay where they are: somebody may be about to click. */
  const paint = (groups: HTMLElement[], message: string) => {
    const kept = groups[0] === list.firstChild && list.firstChild !== null;
    const chosen = options[active]?.href;
    if (kept) list.append(...groups.filter((group) => group.parentNode !== list));
    else list.replaceChildren(...groups);
    fillElement(list);
    if (output.firstChild !== list || output.childNodes.length > 1) output.replaceChildren(list);
    options = Array.from(list.querySelectorAll("a"));
    options.forEach((option, index) => {
      option.id = `pl-box-${index}`;
    });
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    status.textContent = message;
    if (kept) return;
    output.scrollTop = 0;
    select(options.findIndex(({ href }) => href === chosen));
  };

  const search = async () => {
    const query = input.value.trim();
    const turn = ++newest;
    if (!query) return paint([], HINT);
    try {
      const quick = { limit: FIRST, facets: false, quick: true };
      const first = await context.engine.search(query, quick);
      if (turn !== newest) return;
      const head = first.hits.length ? headOf(first, context) : [];
      if (head.length) {
        paint(head, messageOf(query, first));
        await painted();
        if (turn !== newest) return;
      }
      const results = await context.engine.search(query, { limit: HITS, facets: false });
      if (turn !== newest) return;
      const groups = grow(head, first, results, context) ?? headOf(results, context);
      const tail = tailOf(results, allUrl(library, query), context);
      paint([...groups, ...tail], messageOf(query, results));
    } catch (error) {
      if (turn !== newest) return;
      const retry = () => {
        input.focus();
        void search();
      };
      paint([], "");
      output.replaceChildren(failure(error, retry));
    }
  };

  input.addEventListener("input", (event) => {
    if (!(event as InputEvent).isComposing) void search();
  });
  input.addEventListener("compositionend", () => void search());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const count = options.length;
    if (event.key === "ArrowDown" && count) select(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp" && count) select(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Enter") go(options[active]);
    else return;
    event.preventDefault();
  });
  const go = (option: HTMLAnchorElement | undefined) => {
    if (option) option.click();
    else if (input.value.trim()) location.assign(allUrl(library, input.value.trim()));
  };
  // The result may be on this very page: then nothing is loaded, and the box must not stay before it.
  list.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) window.setTimeout(shell.close);
  });
  dialog.addEventListener("close", () => select(-1));
  void search();
}

/** When the next frame is on the screen: what comes later must not hold it up. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    window.requestAnimationFrame(() => window.setTimeout(resolve));
  });
}

function allUrl(library: string, query: string): string {
  return `${library}?q=${encodeURIComponent(query)}`;
}

function messageOf(query: string, results: Results): string {
  if (results.total) return `找到${results.about ? "约" : ""} ${figure(results.total)} 篇范文`;
  const near = results.more.hits[0]?.match === "near";
  if (near || !results.more.hits.length) return `没有找到“${query}”`;
  return `没有范文直接写到“${query}”，相关的有 ${figure(results.more.total)} 篇`;
}

/** Whether there is nothing but what comes near. */
function isNothing(results: Results): boolean {
  return !results.total && !results.more.hits.some((hit) => hit.match !== "near");
}

/** What is shown first: topics of that name, and the hits. */
function headOf(results: Results, context: Context): HTMLElement[] {
  const groups: HTMLElement[] = [];
  const nothing = isNothing(results);
  const ids = nothing && !results.named.length ? results.topics : results.named;
  const topics = ids.slice(0, nothing ? undefined : TOPICS).map((id) => topicOption(id, context));
  if (topics.length) groups.push(group(nothing ? "可以从这些主题找起" : "主题", topics));
  const hits = hitOptions(results, context);
  if (hits.length) groups.push(group("范文", hits));
  return groups;
}

/** The head with the hits that the first answer did not have yet; undefined if it is not how they begin. */
function grow(
  head: HTMLElement[],
  first: Results,
  results: Results,
  context: Context,
): HTMLElement[] | undefined {
  if (!head.length || first.hits.some(({ id }, i) => id !== results.hits[i]?.id)) return undefined;
  head[head.length - 1]?.append(...hitOptions(results, context).slice(folded(first.hits).length));
  return head;
}

function hitOptions(results: Results, context: Context): HTMLElement[] {
  return folded(results.hits).map((hit) => hitOption(hit, results.terms, context));
}

/** What follows: hits that come in by other words, and the way to all of them. */
function tailOf(results: Results, all: string, context: Context): HTMLElement[] {
  const groups: HTMLElement[] = [];
  for (const run of runsByWord(results.more.hits.slice(0, MORE))) {
    const found = folded(run.hits).map((hit) =>
      hitOption(hit, wordsOf(hit, results.terms, context), context),
    );
    groups.push(group(wordHeading(run.match, run.through), found));
  }
  const total = results.total + (isNothing(results) ? 0 : results.more.total);
  if (total) {
    const about = results.about ? "约" : "";
    const caption = `在范文库里看全部${about} ${figure(total)} 条`;
    const option = make("a", { role: "option", tabindex: "-1", class: "pl-option", href: all });
    option.append(make("span", { class: "pl-option__all" }, caption));
    groups.push(option);
  }
  return groups;
}

/** One of each set of wordings (同源写法), the first. */
function folded(hits: Hit[]): Hit[] {
  const seen = new Set<number>();
  return hits.filter((hit) => {
    const twin = hit.variants.some((rank) => seen.has(rank));
    seen.add(hit.rank);
    return !twin;
  });
}

function group(name: string, options: HTMLElement[]): HTMLElement {
  const heading = make("div", { class: "pl-box__group", role: "presentation" }, name);
  return make("div", { role: "group", "aria-label": name }, heading, ...options);
}

function topicOption(id: string, context: Context): HTMLElement {
  const topic = context.topics.get(id);
  const option = make("a", { role: "option", tabindex: "-1", class: "pl-option" });
  if (!topic) return option;
  option.href = addressOf(topic.url, context);
  option.append(
    make("span", { class: "pl-option__title" }, topic.title),
    make("span", { class: "pl-option__place" }, topic.summary),
  );
  return option;
}

function hitOption(hit: Hit, words: string[], context: Context): HTMLElement {
  const href = addressOf(hit.url, context);
  const option = make("a", { role: "option", tabindex: "-1", class: "pl-option", href });
  option.append(
    make("span", { class: "pl-option__title" }, ...titleNodes(hit, words, context)),
    make("span", { class: "pl-option__place" }, placeOf(hit)),
    ...(hit.variants.length ? [wordings(hit)] : []),
    make(
      "span",
      { class: "pl-option__text" },
      ...snippetNodes({ ...hit, marks: [] }, words, context),
    ),
  );
  return option;
}

function wordings(hit: Hit): HTMLElement {
  return make("span", { class: "pl-option__wordings" }, `${hit.variants.length + 1} 种写法`);
}

/** The options in the list under the header's search box, and which of what was found are among them. */

import { figure, make } from "../browser/dom";
import { OPENING_TITLE, SNIPPET_CHARACTERS, type TopicData } from "../contract";
import type { OwnHit } from "../own/find";
import type { Hit, Results } from "../search/types";
import { addressOf, type Context, topicsOf } from "./context";
import { runsOf, textOf } from "./runs";
import { breadcrumb, snippetNodes, titleNodes } from "./show";
import { groupByWord, groupHeading, wordsOf } from "./words";

const RELATED = 4;
const TOPICS = 3;
const OWN = 4;

/** What is shown first: the topics that are named, and the hits. Groups of options. */
export function headGroups(results: Results, context: Context): HTMLElement[] {
  const groups: HTMLElement[] = [];
  const nothing = isNothing(results);
  const ids = nothing && !results.named.length ? results.topics : results.named;
  const topics = topicsOf(nothing ? ids : ids.slice(0, TOPICS), context);
  const options = topics.map((topic) => topicOption(topic, context));
  if (options.length) groups.push(group(nothing ? "可以从这些主题找起" : "主题", options));
  const hits = hitOptions(results, context);
  if (hits.length) groups.push(group("范文", hits));
  return groups;
}

/** A head with the hits that a quick answer did not have yet; undefined if the head is not how the results begin. */
export function growHead(
  head: HTMLElement[],
  quick: Results,
  results: Results,
  context: Context,
): HTMLElement[] | undefined {
  if (!head.length || quick.hits.some(({ id }, i) => id !== results.hits[i]?.id)) return undefined;
  const ranks = new Set(quick.hits.map(({ rank }) => rank));
  const later = results.hits.slice(quick.hits.length);
  if (later.some(({ same }) => same.some((rank) => ranks.has(rank)))) return undefined; // 另见 is still to be said
  const shown = withoutTwins(quick.hits).length;
  head[head.length - 1]?.append(...hitOptions(results, context).slice(shown));
  return head;
}

/** What follows: hits that come in by other words, and the way to all of them. all: the address of that page. */
export function tailGroups(results: Results, all: string, context: Context): HTMLElement[] {
  const groups = groupByWord(results.more.hits.slice(0, RELATED)).map((found) => {
    const options = withoutTwins(found.hits).map((hit) =>
      hitOption(hit, found.hits, wordsOf(hit, results.terms, context), context),
    );
    return group(groupHeading(found), options);
  });
  const total = results.total + (isNothing(results) ? 0 : results.more.total);
  if (!total) return groups;
  const caption = `在范文库里看全部${results.about ? "约" : ""} ${figure(total)} 段`;
  return [...groups, makeOption(all, make("span", { class: "pl-option__all" }, caption))];
}

/** Sections of the own old plans, which the composer opens. */
export function ownGroups(hits: readonly OwnHit[], { fields, pages }: Context): HTMLElement[] {
  const options = hits.slice(0, OWN).map(({ file, title, number, sections: [section] }) => {
    const name = section?.title ? number + section.title : OPENING_TITLE;
    const text = section?.paragraphs[0]?.text ?? "";
    return makeOption(
      `${pages.compose}?own=${encodeURIComponent(file)}`,
      make("span", { class: "pl-option__title" }, textOf(runsOf(name, fields))),
      make("span", { class: "pl-option__where" }, title),
      make("span", { class: "pl-option__text" }, text.slice(0, SNIPPET_CHARACTERS)),
    );
  });
  return options.length ? [group("我的旧稿（只在这个浏览器里）", options)] : [];
}

/** Whether there is nothing but what comes near. */
function isNothing(results: Results): boolean {
  return !results.total && !results.more.hits.some((hit) => hit.match !== "near");
}

/** One of each set of wordings, the first. */
function withoutTwins(hits: readonly Hit[]): Hit[] {
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

function makeOption(href: string, ...parts: HTMLElement[]): HTMLAnchorElement {
  return make("a", { role: "option", tabindex: "-1", class: "pl-option", href }, ...parts);
}

function topicOption(topic: TopicData, context: Context): HTMLElement {
  return makeOption(
    addressOf(topic.url, context),
    make("span", { class: "pl-option__title" }, topic.title),
    make("span", { class: "pl-option__where" }, topic.summary),
  );
}

function hitOptions(results: Results, context: Context): HTMLElement[] {
  return withoutTwins(results.hits).map((hit) =>
    hitOption(hit, results.hits, results.terms, context),
  );
}

/** hits: among which are those that say the same. */
function hitOption(hit: Hit, hits: readonly Hit[], words: string[], context: Context): HTMLElement {
  const same = hits.filter(({ rank }) => hit.same.includes(rank));
  const also = same.map(({ shortName, plan }) => shortName || plan).join("、");
  const snippet = snippetNodes({ ...hit, marks: [] }, words, context);
  const wordings = hit.wordings.length ? [`${hit.wordings.length + 1} 种写法`] : [];
  return makeOption(
    addressOf(hit.url, context),
    make("span", { class: "pl-option__title" }, ...titleNodes(hit, words, context)),
    make("span", { class: "pl-option__where" }, breadcrumb(hit)),
    ...(also ? [make("span", { class: "pl-option__wordings" }, `另见 ${also}`)] : []),
    ...wordings.map((caption) => make("span", { class: "pl-option__wordings" }, caption)),
    make("span", { class: "pl-option__text" }, ...snippet),
  );
}

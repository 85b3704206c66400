/** A result of the browse page: what it is, the hit in context, its full text, and what can be done with it. */

import { figure, make } from "../browser/dom";
import { failure } from "../browser/failure";
import { TOPICS_A_CARD } from "../contract";
import { copyControl } from "../copy/control";
import { addButton } from "../draft/add";
import { fillElement } from "../fill/elements";
import { quoted } from "../model/quoted";
import { datedCount } from "../notices/element";
import type { Hit } from "../search/types";
import { addressOf, type Context, topicsOf } from "./context";
import { hitLines } from "./copyhit";
import { highlightsIn, linesOf, titleOf } from "./lines";
import { breadcrumb, headingNodes, lineNodes, snippetNodes, titleNodes } from "./show";
import { alsoElement, wordingsElement } from "./wordings";
import { wordsOf } from "./words";

const FIELDS_NAMED = 4;

/** A card, and how what says the same, or nearly, is put into it. */
export interface Card {
  element: HTMLElement;
  link: HTMLAnchorElement;
  /** Whether it tells of a hit: the hit says the same, or is among its wordings. */
  tells(hit: Hit): boolean;
  fold(hit: Hit): void;
}

/** The card of a hit. terms: folded, to be highlighted. */
export function cardOf(hit: Hit, terms: string[], context: Context): Card {
  const words = wordsOf(hit, terms, context);
  const title = titleOf(hit, context);
  const link = make("a", { href: addressOf(hit.url, context) }, ...titleNodes(hit, words, context));
  const also = alsoElement(context);
  const element = make(
    "article",
    { class: "pl-card", "data-id": hit.id },
    make("h2", { class: "pl-card__title" }, link),
    make("p", { class: "pl-card__crumbs" }, breadcrumb(hit)),
    also.element,
    ...texts(hit, words, context),
    facts(hit, context),
    actions(hit, title, context),
    ...(hit.wordings.length ? [wordingsElement(hit, context)] : []),
  );
  fillElement(element);
  const fold = (other: Hit) => {
    if (hit.same.includes(other.rank)) also.add(other);
  };
  return { element, link, tells: ({ rank }) => hit.variants.includes(rank), fold };
}

/** The hit in its context, and where that is not all of it, the full text. */
function texts(hit: Hit, words: string[], context: Context): HTMLElement[] {
  const snippet = snippetNodes(hit, words, context);
  const opening = make("p", { class: "pl-card__opening" }, ...snippet);
  const whole = linesOf(hit, context)
    .map((line) => line.text)
    .join("");
  if (!hit.children.length && opening.textContent === whole) return snippet.length ? [opening] : [];
  return [...(snippet.length ? [opening] : []), fullText(hit, words, context)];
}

/** The text of a section is put on the page when it is asked for; that of sections under it is loaded then. */
function fullText(hit: Hit, words: string[], context: Context): HTMLElement {
  const caption = hit.children.length ? `含 ${hit.children.length} 段，展开全文` : "展开全文";
  const text = make("div", { class: "pl-text" });
  const details = make("details", { class: "pl-card__full" }, make("summary", {}, caption), text);
  const fill = async () => {
    try {
      text.replaceChildren(...(await textElements(hit, words, context)));
      fillElement(text);
    } catch (error) {
      text.replaceChildren(failure(error, fill));
    }
  };
  details.addEventListener("toggle", () => {
    if (details.open && !text.firstChild) void fill();
  });
  return details;
}

async function textElements(hit: Hit, words: string[], context: Context): Promise<HTMLElement[]> {
  const elements: HTMLElement[] = [];
  for (const section of await context.engine.subtree(hit)) {
    if (section !== hit && section.title)
      elements.push(
        make("p", { class: "pl-text__heading" }, ...headingNodes(section, words, context)),
      );
    for (const line of linesOf(section, context)) {
      const highlights = highlightsIn(line, words, context);
      elements.push(make("p", {}, ...lineNodes(line, highlights, context)));
    }
  }
  return elements;
}

function facts(hit: Hit, context: Context): HTMLElement {
  const line = make(
    "p",
    { class: "pl-card__meta" },
    make("span", { class: "pl-kind" }, context.kinds.get(hit.kind) ?? hit.kind),
    " ",
    make("span", {}, context.levels.get(hit.planLevel) ?? hit.planLevel),
    " ",
    make("span", {}, `${figure(hit.characters)} 字`),
    " ",
    ...datedCount(hit.marksUnder),
  );
  for (const { url, title } of topicsOf(hit.topics.slice(0, TOPICS_A_CARD), context))
    line.append(" ", make("a", { class: "pl-topic", href: addressOf(url, context) }, title));
  if (hit.fields.length) {
    const named = hit.fields
      .slice(0, FIELDS_NAMED)
      .map((name) => context.fields.get(name)?.label ?? name)
      .join("、");
    const rest = hit.fields.length > FIELDS_NAMED ? ` 等 ${hit.fields.length} 项` : "";
    line.append(" ", make("span", {}, `填空：${named}${rest}`));
  }
  return line;
}

function actions(hit: Hit, title: string, context: Context): HTMLElement {
  const read = () => hitLines(hit, context);
  const passage = { name: quoted(title), read, id: hit.id, dated: hit.marksUnder > 0 };
  const acts = [copyControl("复制", passage), addButton(passage)];
  const line = make("p", { class: "pl-card__actions" }, ...acts);
  const href = addressOf(hit.url, context);
  line.append(make("a", { href, "aria-label": `打开${quoted(title)}所在的计划` }, "打开"));
  return line;
}

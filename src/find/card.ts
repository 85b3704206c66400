/** A result of the browse page: what it is, the hit in context, its full text, and what can be done with it. */

import { figure, make } from "../browser/dom";
import { failure } from "../browser/failure";
import { TOPICS_A_CARD } from "../contract";
import { copyControl } from "../copy/control";
import { addButton } from "../draft/add";
import { fillElement } from "../fill/elements";
import { datedCount } from "../notices/element";
import type { Hit } from "../search/types";
import { addressOf, type Context, topicsOf } from "./context";
import { hitLines } from "./copyhit";
import { highlightsIn, linesOf, titleOf } from "./lines";
import { breadcrumb, headingNodes, lineNodes, snippetNodes, titleNodes } from "./show";
import { wordsOf } from "./words";

const FIELDS_NAMED = 4;

/** A card, and how further wordings of the same passage are put into it. */
export interface Card {
  element: HTMLElement;
  link: HTMLAnchorElement;
  fold(hit: Hit): void;
}

/** The card of a hit. terms: folded, to be highlighted. */
export function cardOf(hit: Hit, terms: string[], context: Context): Card {
  const words = wordsOf(hit, terms, context);
  const title = titleOf(hit, context);
  const link = make("a", { href: addressOf(hit.url, context) }, ...titleNodes(hit, words, context));
  const twins = wordings(context);
  const element = make(
    "article",
    { class: "pl-card", "data-id": hit.id },
    make("h2", { class: "pl-card__title" }, link),
    make("p", { class: "pl-card__crumbs" }, breadcrumb(hit)),
    ...texts(hit, words, context),
    twins.element,
    facts(hit, context),
    actions(hit, title, context),
  );
  fillElement(element);
  return { element, link, fold: twins.add };
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

/** 4 种写法: the other hits with nearly the same text. */
function wordings(context: Context): { element: HTMLElement; add(hit: Hit): void } {
  const caption = make("summary");
  const list = make("ul", { class: "pl-wordings" });
  const element = make("details", { class: "pl-card__full", hidden: "" }, caption, list);
  const add = (hit: Hit) => {
    const link = make("a", { href: addressOf(hit.url, context) }, titleOf(hit, context));
    const facts = `${breadcrumb(hit)}　${figure(hit.characters)} 字`;
    list.append(make("li", {}, link, make("span", { class: "pl-card__crumbs" }, facts)));
    caption.textContent = `${list.children.length + 1} 种写法`;
    element.hidden = false;
  };
  return { element, add };
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
  const passage = { name: `“${title}”`, read, id: hit.id, dated: hit.marksUnder > 0 };
  const acts = [copyControl("复制", passage), addButton(passage)];
  const line = make("p", { class: "pl-card__actions" }, ...acts);
  if (hit.variants.length) {
    const href = `${context.pages.compare}?of=${encodeURIComponent(hit.id)}`;
    const count = hit.variants.length + 1;
    line.append(
      make("a", { href, "aria-label": `比较 ${count} 种写法：“${title}”` }, `比较 ${count} 种写法`),
    );
  }
  const href = addressOf(hit.url, context);
  line.append(make("a", { href, "aria-label": `打开“${title}”所在的计划` }, "打开"));
  return line;
}

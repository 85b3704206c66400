/** The tree of a web page, as the browser makes it. Nothing of the page runs, and nothing is fetched. */

import { parseHtml } from "../../browser/markup";
import { Unreadable } from "./base";
import { CLOSED_BY_OTHERS, FRAMESET, MAX_DEPTH, MAX_WORK, TAG, XML_HEAD } from "./knowledge";
import { replaced } from "./text";

const TOO_DEEP = "网页的内容套了太多层，不读取";

/** The body of a page, without comments, no two texts behind each other. Throws `Unreadable`. */
export function parse(page: string): Element {
  const bare = page
    .replace(/^\ufeff/, "")
    .replace(XML_HEAD, "")
    .replace(/\0/g, "");
  const text = replaced(bare, FRAMESET, "<$1div"); // it would take the place of all that can be read
  if (work(text) > MAX_WORK) throw new Unreadable(TOO_DEEP);
  const body = Array.from(parseHtml(text).documentElement.children).find(
    ({ localName }) => localName === "body",
  );
  if (!body) throw new Unreadable("网页里没有内容");
  checkDepth(body);
  const comments = body.ownerDocument.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  for (let node = comments.nextNode(); node; node = comments.nextNode())
    node.parentNode?.removeChild(node);
  body.normalize();
  return body;
}

/** How much the parser may have to do: it goes again through all that is open for each tag, and opens anew in each
 * paragraph what was not closed in the one before. */
function work(text: string): number {
  const open = new Map<string, number>();
  let most = 0;
  let tags = 0;
  let now = 0;
  for (const [, end, written = ""] of text.matchAll(new RegExp(TAG.source, "gi"))) {
    tags += 1;
    const name = written.toLowerCase();
    const count = open.get(name) ?? 0;
    if (CLOSED_BY_OTHERS.has(name) || (end && !count)) continue;
    open.set(name, count + (end ? -1 : 1));
    now += end ? -1 : 1;
    most = Math.max(most, now);
  }
  return most * tags;
}

function checkDepth(body: Element): void {
  let level = [body];
  for (let depth = 1; level.length; depth += 1) {
    if (depth > MAX_DEPTH) throw new Unreadable(TOO_DEEP);
    level = level.flatMap(elements);
  }
}

/** The elements right below an element. */
export const elements = (element: Element): Element[] => Array.from(element.children);

/** The elements and texts right below an element. */
export function inner(element: Element): (Element | string)[] {
  const found: (Element | string)[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) found.push(node.data);
    else if (node instanceof Element) found.push(node);
  }
  return found;
}

/** The texts right below an element. */
export const texts = (element: Element): string[] =>
  inner(element).filter((node): node is string => typeof node === "string");

/** All elements below an element, those of some tags where they are named, in the order of the page. */
export function below(element: Element, ...tags: string[]): Element[] {
  const found = Array.from(element.querySelectorAll("*"));
  return tags.length ? found.filter(({ localName }) => tags.includes(localName)) : found;
}

/** An attribute; empty where it is not there. */
export const attribute = (element: Element, name: string): string =>
  element.getAttribute(name) ?? "";

/** What is told on a card of others like it: where else the same stands (另见), and how else it is put (几种写法). */

import { make } from "../browser/dom";
import { failure } from "../browser/failure";
import { percentSame } from "../model/percent";
import { comparedText } from "../search/text";
import type { Hit } from "../search/types";
import { addressOf, type Context } from "./context";
import { titleOf } from "./lines";
import { breadcrumb } from "./show";

/** 另见 篇八、篇九: a line that is there as soon as something is added to it. */
export function alsoElement(context: Context): { element: HTMLElement; add(hit: Hit): void } {
  const element = make("p", { class: "pl-card__also", hidden: "" });
  const add = (hit: Hit) => {
    element.append(element.hidden ? "另见 " : "、", seeAlso(hit, context));
    element.hidden = false;
  };
  return { element, add };
}

/** A link to the same words in another plan: 篇八. */
function seeAlso(hit: Hit, context: Context): HTMLElement {
  return make("a", { href: addressOf(hit.url, context) }, hit.shortName || hit.plan);
}

/** 3 种写法, folded: unfolded it lists the other wordings, what differs most first, each with how much is the same. */
export function wordingsElement(hit: Hit, context: Context): HTMLElement {
  const caption = make("summary", {}, `${hit.wordings.length + 1} 种写法`);
  const list = make("ul", { class: "pl-wordings" });
  const element = make("details", { class: "pl-card__full" }, caption, list);
  const fill = async () => {
    try {
      list.replaceChildren(...(await wordingItems(hit, context)));
    } catch (error) {
      list.replaceChildren(
        make(
          "li",
          {},
          failure(error, () => void fill()),
        ),
      );
    }
  };
  element.addEventListener("toggle", () => {
    if (element.open && !list.firstChild) void fill();
  });
  return element;
}

async function wordingItems(hit: Hit, context: Context): Promise<HTMLElement[]> {
  const { engine, fields } = context;
  const textOf = async (one: Hit) => comparedText(await engine.subtree(one), fields);
  const [own, kin] = await Promise.all([textOf(hit), engine.sections(hit.variants)]);
  const others = kin.filter(({ rank }) => hit.wordings.includes(rank));
  const found = others.map(async (other) => ({
    percent: percentSame(own, await textOf(other)),
    other,
    also: kin.filter(({ rank }) => other.same.includes(rank)),
  }));
  return (await Promise.all(found))
    .sort((a, b) => a.percent - b.percent)
    .map(({ percent, other, also }) => {
      const query = new URLSearchParams({ a: hit.id, b: other.id }).toString();
      const href = `${context.pages.compare}?${query.replace(/%2F/g, "/")}`;
      const where = make("span", { class: "pl-card__crumbs" }, breadcrumb(other));
      const links = also.flatMap((one, at) => [at ? "、" : "另见 ", seeAlso(one, context)]);
      where.append(...(links.length ? ["　", ...links] : []));
      const title = make("a", { href: addressOf(other.url, context) }, titleOf(other, context));
      const compare = make(
        "a",
        { href, "aria-label": `比较两种写法：${titleOf(other, context)}` },
        "比较",
      );
      return make("li", {}, title, ` 相同 ${percent}% `, compare, where);
    });
}

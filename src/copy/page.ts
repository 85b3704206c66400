/** Copying on the site's own pages: plans, their sections and paragraphs, and cards. */

import { make, makeButton } from "../browser/dom";
import { internals } from "../browser/internals";
import { addButton } from "../draft/add";
import type { Passage } from "../draft/passage";
import { type Line, toPlain } from "../model/lines";
import { quoted } from "../model/quoted";
import { copyControl, paragraphButton } from "./control";
import { planElements, readLines, sectionElements } from "./read";
import { takeWord, WORD } from "./word";

/** Give every section and paragraph of a plan, every card and the whole plan its control. */
export function addCopyControls(root: ParentNode): void {
  for (const plan of root.querySelectorAll(".pl-plan")) addToPlan(plan);
  for (const card of root.querySelectorAll(".pl-card")) addToCard(card);
}

function addToPlan(plan: Element): void {
  for (const about of plan.querySelectorAll(".pl-about")) {
    const start = about.id ? about : about.previousElementSibling;
    if (!start) continue;
    const name = about.id ? "这一部分" : quoted(toPlain(readLines([start])));
    const passage: Passage = {
      name,
      read: () => readLines(sectionElements(start)),
      id: `${plan.getAttribute("data-plan")}/${start.id}`,
    };
    const acts = [copyControl("复制", passage), addButton(passage)];
    about.append(make("span", { class: "pl-about__acts" }, ...acts));
  }
  for (const paragraph of plan.querySelectorAll(":scope > p:not([class]), li"))
    paragraph.append(paragraphButton({ name: "这个自然段", read: () => readLines([paragraph]) }));
  plan.addEventListener("click", markTouched);
  const all: Passage = { name: "全文", read: () => readLines(planElements(plan)) };
  const download = makeButton(WORD, "md-button", () => takeWord(all, download));
  document.querySelector(".pl-head__acts")?.append(download, copyControl("复制全文", all));
}

/** Where nothing hovers, a tap on a paragraph brings its button. */
function markTouched({ currentTarget, target }: Event): void {
  if (!(currentTarget instanceof Element && target instanceof Element)) return;
  for (const other of currentTarget.querySelectorAll(".pl-touched"))
    other.classList.remove("pl-touched");
  target.closest("p, li")?.classList.add("pl-touched");
}

function addToCard(card: Element): void {
  const text = card.querySelector(".pl-text");
  const name = card.querySelector(".pl-card__title")?.textContent?.trim() ?? "";
  const anchor = card.querySelector<HTMLAnchorElement>(".pl-card__title a")?.hash.slice(1);
  const id = `${card.getAttribute("data-plan")}/${anchor}`;
  const read = () => (text ? readLines([text]) : templateLines(id));
  const dated = card.querySelector(".pl-card__dated") !== null;
  const passage: Passage = { name: quoted(name), read, id, dated };
  card
    .querySelector(".pl-card__actions")
    ?.prepend(copyControl("复制", passage), addButton(passage));
}

/** The lines of a section of which the page has the beginning alone. */
async function templateLines(id: string): Promise<Line[]> {
  const { part } = internals();
  const [search, browse] = await Promise.all([part("search"), part("browse")]);
  return browse.templateLines(id, await search.context());
}

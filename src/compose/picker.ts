/** The library's templates for a section, and the like in the user's own old plans: those of its kind and topics first, any
 * other by a search. Which phrases are dated, and what the draft has already, is said of each. */

import { figure, make, makeButton } from "../browser/dom";
import { failure } from "../browser/failure";
import { toast } from "../browser/toast";
import { OPENING_TITLE } from "../contract";
import { draftNumbers } from "../draft/lines";
import type { Draft, Section } from "../draft/model";
import { addMissing, type fillSection, replaceSection } from "../draft/operations";
import { indexOf, isBare, nextEmpty } from "../draft/tree";
import { isIn } from "../draft/used";
import { closeDialog, makeDialog, openDialog } from "../fill/dialog";
import { closeButton } from "../fill/popover";
import { resolved } from "../model/fields";
import { countCharacters } from "../model/lines";
import { quoted } from "../model/quoted";
import { unheadedTitle } from "../model/sections";
import { datedCount } from "../notices/element";
import { planName } from "../search/hits";
import type { App } from "./app";
import { type Load, type Offer, type OwnOffer, offersFor, ownOffersFor } from "./offers";

const WAIT_MS = 150;

/** How a template gets into a section: alone, and then on to the next one; in the place of what is there; behind it. */
type Manner = "fill" | "next" | "replace" | "add";

const DONE: Readonly<Record<Manner, string>> = {
  fill: "已填入范文",
  next: "已填入范文",
  replace: "已换成这段范文",
  add: "已加在后面",
};

const PUT: Readonly<Record<Manner, typeof fillSection>> = {
  fill: addMissing,
  next: addMissing,
  replace: replaceSection,
  add: addMissing,
};

/** Take what an offer loads into the section for which it was made. */
type Take = (load: Load, manner: Manner) => void;

/** Gives what opens the dialog for a section; it is made when it is first wanted. */
export function makePicker(app: App): (id: string) => void {
  let show: ((section: Section) => void) | undefined;
  return (id) => {
    const { draft } = app.session();
    const section = draft.sections[indexOf(draft, id)];
    if (!section) return;
    show ??= makePickerDialog(app);
    show(section);
  };
}

/** Gives what shows the dialog for a section. */
function makePickerDialog(app: App): (section: Section) => void {
  const parts = pickerParts();
  const { dialog, title, input, status, list } = parts;
  let section: Section | undefined;
  let newest = 0;
  let timer = 0;
  const show = (wanted: Section, done = "") => {
    section = wanted;
    title.textContent = `为${quoted(headingOf(wanted, app))}选范文`;
    input.value = "";
    list.replaceChildren();
    status.textContent = `${done}正在查找……`;
    openDialog(dialog);
    // On a touch screen a keyboard would come up over what is offered.
    if (matchMedia("(pointer: coarse)").matches) title.focus();
    else input.focus();
    void search(done);
  };
  const take = taker(parts, app, show);
  const search = async (done = "") => {
    const turn = ++newest;
    if (!section) return;
    const wanted = section;
    try {
      const query = input.value.trim();
      const [{ offers, note, total }, own] = await Promise.all([
        offersFor(wanted, query, app),
        ownOffersFor(wanted, query, app),
      ]);
      if (turn !== newest) return;
      const told = own.length ? [`我的旧稿 ${own.length} 段`] : [];
      if (total) told.push(`${note}共 ${total} 段`);
      status.textContent = done + (told.join("；") || "没有合适的范文，换个词试试");
      const into: Take = (load, manner) => void take(load, manner, wanted.id);
      list.replaceChildren(
        ...own.map((offer) => ownCard(offer, wanted, app, into)),
        ...offers.map((offer) => card(offer, wanted, app, into)),
      );
    } catch (error) {
      if (turn === newest) list.replaceChildren(failure(error, () => void search()));
    }
  };
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void search(), WAIT_MS);
  });
  return show;
}

/** A section's number and title, or what it is for. */
function headingOf(section: Section, app: App): string {
  const { draft } = app.session();
  const number = draftNumbers(draft)[indexOf(draft, section.id)] ?? "";
  const kind = app.drafting.kinds.get(section.kind) ?? "";
  return number + (words(section.title, app) || (section.level ? kind : OPENING_TITLE));
}

interface PickerParts {
  dialog: HTMLDialogElement;
  title: HTMLElement;
  input: HTMLInputElement;
  status: HTMLElement;
  list: HTMLElement;
}

function pickerParts(): PickerParts {
  const dialog = makeDialog("pl-panel pl-picker", "pl-picker-title");
  const title = make("h2", { id: "pl-picker-title", tabindex: "-1" });
  const input = make("input", {
    type: "text",
    class: "pl-search__input",
    "aria-label": "在范文库和我的旧稿里查找",
    placeholder: "换个词找：词语、主题或拼音首字母",
    maxlength: "100",
    autocomplete: "off",
  });
  const status = make("p", { role: "status" });
  const list = make("div", { class: "pl-picker__list" });
  const close = closeButton(() => closeDialog(dialog));
  dialog.append(make("div", { class: "pl-panel__head" }, title, close, input, status), list);
  return { dialog, title, input, status, list };
}

/** Gives what takes a template into a section, by its id. goOn: shows the dialog for the next one. */
function taker(
  { dialog, list }: PickerParts,
  app: App,
  goOn: (section: Section, done: string) => void,
): (load: Load, manner: Manner, id: string) => Promise<void> {
  const { under } = app.drafting;
  let taking = false;
  const take = async (load: Load, manner: Manner, id: string) => {
    if (taking) return; // a second click would fill it in twice
    taking = true;
    try {
      const taken = await load();
      const before = app.session().draft;
      const filled = app.apply((draft) => PUT[manner](draft, id, taken, under));
      const next = manner === "next" && filled ? nextEmpty(app.session().draft, id) : null;
      if (next) return goOn(next, `${DONE.next}。`);
      closeDialog(dialog);
      app.lead({ part: "section", section: id });
      if (filled) app.done(DONE[manner]);
      else if (!app.session().refusal) toast(refused(before, id, taken));
    } catch (error) {
      list.prepend(failure(error, () => void take(load, manner, id)));
    } finally {
      taking = false;
    }
  };
  return take;
}

/** Why a template has changed nothing. */
function refused(draft: Draft, id: string, taken: readonly Section[]): string {
  return isIn(draft, id, taken)
    ? "没有填入：这些话这一段里已经有了"
    : "没有填入：这段只有落款，草稿里已经有了";
}

function words(text: string, { filling }: App): string {
  return resolved(text, filling.fields, filling.resolve);
}

/** A text with its dated phrases marked. */
function markedText(text: string, app: App): HTMLElement {
  const element = make("p", { class: "pl-picker__text" });
  let at = 0;
  for (const { start, end } of app.dated(text)) {
    element.append(words(text.slice(at, start), app));
    element.append(make("mark", { class: "pl-picker__dated" }, words(text.slice(start, end), app)));
    at = end;
  }
  element.append(words(text.slice(at), app));
  return element;
}

/** The dated phrases of texts, named for those who do not see the marks; nothing where there are none. */
function datedNames(texts: readonly string[], app: App): HTMLElement[] {
  const found = texts.flatMap((text) => app.dated(text).map(({ words: phrase }) => phrase));
  const names = [...new Set(found)].map((phrase) => quoted(words(phrase, app))).join("");
  return names ? [make("p", { class: "pl-offscreen" }, `过时的是${names}`)] : [];
}

/** Where the draft has the words of a template already. */
function usedMarks(used: readonly string[], section: Section, app: App): HTMLElement[] {
  const { draft } = app.session();
  const others = draft.sections.filter(({ id }) => id !== section.id && used.includes(id));
  const told = [
    ...(used.includes(section.id) ? ["已用在这一段"] : []),
    ...others.map((other) => `已用在${quoted(headingOf(other, app))}`),
  ];
  return told.map((text) => make("span", { class: "pl-card__used" }, text));
}

function ownCard(offer: OwnOffer, section: Section, app: App, take: Take): HTMLElement {
  const { title, number, sections } = offer.hit;
  const [first, ...below] = sections;
  const name = number + (words(first?.title ?? "", app) || OPENING_TITLE);
  const all = sections.flatMap((one) => [one.title, ...textsOf(one)]);
  const mark = make("span", { class: "pl-card__own" }, "我的旧稿");
  const size = `${figure(countCharacters(all.join("")))} 字`;
  const facts = [mark, `${title}　${size}${below.length ? `　含 ${below.length} 段` : ""}`];
  return cardOf(name, facts, offer, section, app, take);
}

function card(offer: Offer, section: Section, app: App, take: Take): HTMLElement {
  const { hit, also, first } = offer;
  const name = hit.number + (words(first.title, app) || `《${hit.plan}》${unheadedTitle(hit.id)}`);
  const below = hit.children.length ? `　含 ${hit.children.length} 段` : "";
  const level = app.drafting.levels.get(hit.planLevel) ?? "";
  const about = `${planName(hit)}　${level}　${figure(hit.characters)} 字${below}　`;
  const others = also.map(({ shortName, plan }) => shortName || plan).join("、");
  const more = others ? [`　另见 ${others}`] : [];
  const facts = [about, ...datedCount(hit.marksUnder), ...more];
  return cardOf(name, facts, offer, section, app, take);
}

/** facts: where it comes from, and how much it is. */
function cardOf(
  name: string,
  facts: readonly (Node | string)[],
  { first, used, load }: Pick<OwnOffer, "first" | "used" | "load">,
  section: Section,
  app: App,
  take: Take,
): HTMLElement {
  const texts = first ? textsOf(first) : [];
  const buttons = mannersFor(first, section, app).map(([caption, manner]) => {
    const button = makeButton(caption, "pl-copy", () => take(load, manner));
    button.setAttribute("aria-label", `${caption}：${name}`);
    return button;
  });
  return make(
    "article",
    { class: "pl-card" },
    make("h3", { class: "pl-card__title" }, name, ...usedMarks(used, section, app)),
    make("p", { class: "pl-card__crumbs" }, ...facts),
    ...datedNames(texts, app),
    ...texts.map((text) => markedText(text, app)),
    make("p", { class: "pl-card__actions" }, ...buttons),
  );
}

/** What can be done with a template in a section: what is written there is never added to without being asked. */
function mannersFor(first: Section | undefined, section: Section, app: App): [string, Manner][] {
  const { draft } = app.session();
  if (isBare(draft, indexOf(draft, section.id))) {
    const next = nextEmpty(draft, section.id);
    const goOn: [string, Manner][] = next
      ? [[`填入，再选${quoted(headingOf(next, app))}`, "next"]]
      : [];
    return [["填入", "fill"], ...goOn];
  }
  if (first && isIn(draft, section.id, [first])) return [["换成这段", "replace"]];
  return [
    ["换成这段", "replace"],
    ["加在后面", "add"],
  ];
}

function textsOf({ paragraphs }: Section): string[] {
  return paragraphs.map(({ text }) => text);
}

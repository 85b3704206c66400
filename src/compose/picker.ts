/** The library's templates for a section, and the like in the user's own old plans: those of its kind and topics first, any
 * other by a search. */

import { figure, make, makeButton } from "../browser/dom";
import { failure } from "../browser/failure";
import { internals } from "../browser/internals";
import { toast } from "../browser/toast";
import { OPENING_TITLE } from "../contract";
import { newId, type Section } from "../draft/model";
import { fillSection } from "../draft/operations";
import { sectionOfHit } from "../draft/templates";
import { indexOf } from "../draft/tree";
import { closeDialog, makeDialog, openDialog } from "../fill/dialog";
import { closeButton } from "../fill/popover";
import { resolved } from "../model/fields";
import { countCharacters } from "../model/lines";
import { quoted } from "../model/quoted";
import { unheadedTitle } from "../model/sections";
import { datedCount } from "../notices/element";
import type { OwnHit } from "../own/find";
import { planName } from "../search/hits";
import { firstOfEach } from "../search/same";
import type { Hit, SearchOptions } from "../search/types";
import type { App } from "./app";
import { templateSections } from "./drafting";

const LIMIT = 20;
const OWN_LIMIT = 10;
const FEW = 3;
const WAIT_MS = 150;

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
  const { drafting } = app;
  let section: Section | undefined;
  let newest = 0;
  let timer = 0;
  const take = taker(parts, app);
  const search = async () => {
    const turn = ++newest;
    if (!section) return;
    const { id } = section;
    try {
      const query = input.value.trim();
      const [{ hits, note }, own] = await Promise.all([
        templatesFor(section, query, app),
        ownFor(section, query, app),
      ]);
      if (turn !== newest) return;
      const told = own.length ? [`我的旧稿 ${own.length} 段`] : [];
      if (hits.length) told.push(`${note}共 ${hits.length} 段`);
      status.textContent = told.join("；") || "没有合适的范文，换个词试试";
      const fill = (load: Load) => () => void take(load, id);
      list.replaceChildren(
        ...own.map((hit) =>
          ownCard(
            hit,
            app,
            fill(async () => withNewIds(hit.sections)),
          ),
        ),
        ...firstOfEach(hits).map(({ hit, also }) =>
          card(
            hit,
            also,
            app,
            fill(() => templateSections(hit, drafting.fields)),
          ),
        ),
      );
    } catch (error) {
      if (turn === newest) list.replaceChildren(failure(error, () => void search()));
    }
  };
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void search(), WAIT_MS);
  });
  return (wanted) => {
    section = wanted;
    const name = words(section.title, app) || app.drafting.kinds.get(section.kind) || "";
    title.textContent = `为${quoted(name)}选范文`;
    input.value = "";
    list.replaceChildren();
    status.textContent = "正在查找……";
    openDialog(dialog);
    input.focus();
    void search();
  };
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
  const title = make("h2", { id: "pl-picker-title" });
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

/** Gives the sections that are filled in. */
type Load = () => Promise<Section[]>;

/** Gives what fills a section, by its id, with a template. */
function taker({ dialog, list }: PickerParts, app: App): (load: Load, id: string) => Promise<void> {
  const { under } = app.drafting;
  let taking = false;
  const take = async (load: Load, id: string) => {
    if (taking) return; // a second click would fill it in twice
    taking = true;
    try {
      const taken = await load();
      closeDialog(dialog);
      const filled = app.apply((draft) => fillSection(draft, id, taken, under));
      app.lead({ part: "section", section: id });
      if (filled) app.done("已填入范文");
      else if (!app.session().refusal) toast("没有填入：这段只有落款，草稿里已经有了");
    } catch (error) {
      list.prepend(failure(error, () => void take(load, id)));
    } finally {
      taking = false;
    }
  };
  return take;
}

/** What fits a section best; where that is little, what fits less well too. */
async function templatesFor(
  section: Section,
  query: string,
  { drafting, session }: App,
): Promise<{ hits: Hit[]; note: string }> {
  const ask = async (options: SearchOptions) => {
    const found = await window.planLibrary.search(query, {
      limit: LIMIT,
      facets: false,
      ...options,
    });
    return found.hits.length || !query ? found.hits : found.more.hits;
  };
  if (query) return { hits: await ask({}), note: "" };
  const { kind, topics } = section;
  const { level } = session().draft;
  const by = topics.length ? { kinds: [kind], topics: [...topics] } : { kinds: [kind] };
  const own = await ask({ ...by, levels: [level] });
  const name = drafting.levels.get(level) ?? "";
  if (own.length >= FEW) return { hits: own, note: `适用于${name}的，` };
  const all = await ask(by);
  if (all.length)
    return {
      hits: [...new Map([...own, ...all].map((hit) => [hit.id, hit])).values()],
      note: "各个层级的，",
    };
  return { hits: await ask(topics.length ? { topics: [...topics] } : {}), note: "同主题的，" };
}

/** Sections of the own old plans: by a search, or without one those that do the same. */
async function ownFor(section: Section, query: string, { own }: App): Promise<OwnHit[]> {
  const index = await own();
  if (!query) return index.like(section).slice(0, OWN_LIMIT);
  const { context } = await internals().part("search");
  const { folding } = await context();
  return index.search(query, (text) => folding.fold(text)).slice(0, OWN_LIMIT);
}

/** So that it can be taken twice. */
function withNewIds(sections: readonly Section[]): Section[] {
  return sections.map((section) => ({ ...section, id: newId() }));
}

function ownCard({ title, number, sections }: OwnHit, app: App, take: () => void): HTMLElement {
  const [first, ...below] = sections;
  const texts = first?.paragraphs.map(({ text }) => text) ?? [];
  const name = number + (words(first?.title ?? "", app) || OPENING_TITLE);
  const all = sections.flatMap(({ title, paragraphs }) => [
    title,
    ...paragraphs.map(({ text }) => text),
  ]);
  const mark = make("span", { class: "pl-card__own" }, "我的旧稿");
  const size = `${figure(countCharacters(all.join("")))} 字`;
  const facts = `${title}　${size}${below.length ? `　含 ${below.length} 段` : ""}`;
  return cardOf(name, [mark, facts], texts, app, take);
}

function words(text: string, { filling }: App): string {
  return resolved(text, filling.fields, filling.resolve);
}

/** also: what says the same. */
function card(hit: Hit, also: readonly Hit[], app: App, take: () => void): HTMLElement {
  const { title, paragraphs } = sectionOfHit(hit, app.drafting.fields);
  const name = hit.number + (words(title, app) || `《${hit.plan}》${unheadedTitle(hit.id)}`);
  const below = hit.children.length ? `　含 ${hit.children.length} 段` : "";
  const facts = `${planName(hit)}　${figure(hit.characters)} 字${below}　`;
  const texts = paragraphs.map(({ text }) => text);
  const others = also.map(({ shortName, plan }) => shortName || plan).join("、");
  const more = others ? [`　另见 ${others}`] : [];
  return cardOf(name, [facts, ...datedCount(hit.marksUnder), ...more], texts, app, take);
}

/** facts: where it comes from, and how much it is. */
function cardOf(
  name: string,
  facts: readonly (Node | string)[],
  texts: readonly string[],
  app: App,
  take: () => void,
): HTMLElement {
  const button = makeButton("填入", "pl-copy", take);
  button.setAttribute("aria-label", `填入${quoted(name)}`);
  return make(
    "article",
    { class: "pl-card" },
    make("h3", { class: "pl-card__title" }, name),
    make("p", { class: "pl-card__crumbs" }, ...facts),
    ...texts.map((text) => make("p", { class: "pl-picker__text" }, words(text, app))),
    make("p", { class: "pl-card__actions" }, button),
  );
}

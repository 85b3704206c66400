/** The panel of the check-up: findings by what they are about, each leading to its location. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { OPENING_KIND } from "../contract";
import { showChanges } from "../current/dialog";
import { checkUp, countOutdated, type Finding, type FindingKind } from "../draft/checkup";
import { draftChanges, renewedDraft } from "../draft/current";
import { newSection } from "../draft/model";
import { addTemplate, replaceWords } from "../draft/operations";
import { knownValues } from "../fill/store";
import type { App } from "./app";

const GROUPS: readonly [FindingKind, string][] = [
  ["missing", "缺少的部分"],
  ["order", "次序和文种"],
  ["empty", "空着的地方"],
  ["field", "没有填的信息"],
  ["leftover", "范文留下的名称"],
  ["dated", "过时提法"],
  ["repeated", "重复的文字"],
  ["punctuation", "标点不成对"],
];

const NAME = "体检";
const ALL = "全部按现行提法";

/** What can be done about findings. */
interface Acts {
  /** Put what a finding offers in the place of its words. */
  replace(finding: Finding): void;
  /** Show what can safely be replaced in all of the draft, and let it be. */
  replaceAll(): void;
}

/** The panel, and the button that opens it. */
export interface Findings {
  element: HTMLElement;
  /** Opens the panel; while that is closed, it says how many dated phrases there are. */
  button: HTMLButtonElement;
  close(): void;
  /** Check again. */
  refresh(): void;
}

/** turn: brings the side on which the panel stands. */
export function makeFindings(app: App, turn: () => void): Findings {
  const status = make("p", { role: "status", class: "pl-findings__status", tabindex: "-1" });
  const list = make("div");
  let shown = "";
  const element = make(
    "section",
    { class: "pl-findings", "aria-label": "体检结果", hidden: "" },
    make("h2", {}, "体检"),
    status,
    list,
    makeButton("收起", "pl-action", () => {
      close();
      refresh();
      button.focus();
    }),
  );
  const button = makeButton(NAME, "pl-action", () => {
    turn();
    element.hidden = false;
    refresh();
    element.scrollIntoView({ block: "start" });
    status.focus({ preventScroll: true });
  });
  const close = () => {
    element.hidden = true;
  };
  const refresh = () => {
    const count = element.hidden ? countOutdated(app.session().draft, app.dated) : 0;
    button.textContent = count ? `${NAME}（${count} 处过时）` : NAME;
    if (!element.hidden) show();
  };
  const changed = () => {
    refresh();
    status.focus({ preventScroll: true });
  };
  const acts: Acts = {
    replace: (finding) => {
      replaceByOffer(finding, app);
      changed();
    },
    replaceAll: () => previewAll(app, changed),
  };
  const show = () => {
    const { drafting, dated } = app;
    const found = checkUp(app.session().draft, { ...drafting, values: knownValues(), dated });
    const key = JSON.stringify(found);
    if (key === shown) return; // the list may have the focus
    shown = key;
    status.textContent = found.length
      ? `发现 ${found.length} 处，逐条处理后再看一遍。`
      : "没有发现问题。";
    list.replaceChildren(...groupElements(found, app, acts));
  };
  return { element, button, close, refresh };
}

function groupElements(found: readonly Finding[], app: App, acts: Acts): HTMLElement[] {
  return GROUPS.flatMap(([kind, name]) => {
    const group = found.filter((finding) => finding.kind === kind);
    return group.length ? [groupElement(name, group, app, acts)] : [];
  });
}

/** All changes that are safe, in one step of the history. changed: told when they are made. */
function previewAll(app: App, changed: () => void): void {
  const { fields, resolve } = app.filling;
  const changesNow = () => draftChanges(app.session().draft, app.dated, fields, resolve);
  const changes = changesNow();
  const act = () => {
    // Another tab may have filled in a year, or taken the draft on.
    if (JSON.stringify(changesNow()) !== JSON.stringify(changes)) {
      toast("刚才有变动，请再看一遍");
      changed();
      previewAll(app, changed);
      return;
    }
    if (app.apply((draft) => renewedDraft(draft, app.dated)))
      app.done(`已按现行提法换了 ${changes.length} 处`);
    changed();
  };
  showChanges({
    title: ALL,
    lead: `会换 ${changes.length} 处，其余不变；换了可以撤销。`,
    changes,
    acts: [{ caption: "全部换掉", name: "全部换掉", main: true, act }],
    others: [],
  });
}

function replaceByOffer({ location, words, instead }: Finding, app: App): void {
  if (!location || !instead) return;
  const { text, start } = instead;
  if (app.apply((draft) => replaceWords(draft, location, start, words, text)))
    app.done(`已换成“${text}”`);
}

/** Add an empty section of a kind where such stand, under the name of the kind; a background has no heading. */
function addPart(kind: string, app: App): void {
  const { kinds, shapes, under } = app.drafting;
  const headed = kind !== OPENING_KIND;
  const part = newSection({
    level: headed ? 1 : 0,
    title: headed ? (kinds.get(kind) ?? "") : "",
    kind,
    paragraphs: [{ text: "", item: false }],
  });
  app.apply((draft) => addTemplate(draft, [part], shapes[draft.type]?.order ?? [], under));
  app.lead({ part: "paragraph", section: part.id, at: 0 });
}

function groupElement(
  name: string,
  findings: readonly Finding[],
  app: App,
  acts: Acts,
): HTMLElement {
  const items = findings.map((finding) => findingElement(finding, app, acts));
  const safe = findings.filter(({ kind, instead }) => kind === "dated" && instead).length;
  const all = makeButton(`${ALL}……`, "pl-action", acts.replaceAll);
  return make(
    "div",
    {},
    make("h3", {}, `${name}（${findings.length}）`),
    ...(safe > 1 ? [make("p", {}, all)] : []),
    make("ul", {}, ...items),
  );
}

function findingElement(finding: Finding, app: App, acts: Acts): HTMLElement {
  const { message, hint, location, words, lacks, instead } = finding;
  const item = make(
    "li",
    {},
    make("span", {}, `${message}。`),
    make("span", { class: "pl-findings__hint" }, `${hint}。`),
  );
  if (location) {
    const go = makeButton("去看", "pl-tool", () => app.lead(location, words));
    go.setAttribute("aria-label", `去看：${message}`);
    item.append(go);
  }
  if (lacks) item.append(makeButton("加一段", "pl-tool", () => addPart(lacks, app)));
  if (instead) {
    const button = makeButton(`换成“${instead.text}”`, "pl-tool", () => acts.replace(finding));
    button.setAttribute("aria-label", `把“${words}”换成“${instead.text}”`);
    item.append(button);
  }
  return item;
}

/** The panel of the check-up: findings by what they are about, each leading to its location. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { OPENING_KIND } from "../contract";
import { showChanges } from "../current/dialog";
import {
  checkUp,
  countOutdated,
  countUnfilled,
  type Finding,
  type Group,
  grouped,
  type Same,
} from "../draft/checkup";
import { draftChanges, renewedDraft } from "../draft/current";
import { newSection } from "../draft/model";
import { addTemplate, replaceWords } from "../draft/operations";
import { quoted } from "../model/quoted";
import { type App, checkupContext } from "./app";
import { showCount } from "./counted";

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
  /** Opens the panel; says how many places are not filled in, and how many phrases are dated. */
  button: HTMLButtonElement;
  close(): void;
  /** Check again. */
  refresh(): void;
}

/** turn: brings the side beside which the panel stands. */
export function makeFindings(app: App, turn: () => void): Findings {
  const status = make("p", { role: "status", class: "pl-findings__status", tabindex: "-1" });
  const list = make("div");
  let shown = "";
  const hide = makeButton("收起", "pl-copy", () => {
    close();
    button.focus();
  });
  const head = make("div", { class: "pl-findings__head" }, make("h2", {}, NAME), status, hide);
  const element = make(
    "section",
    { class: "pl-findings", "aria-label": "体检结果", hidden: "" },
    head,
    list,
  );
  const button = makeButton(NAME, "pl-action", () => {
    turn();
    element.hidden = false;
    refresh();
    status.focus();
  });
  const close = () => {
    element.hidden = true;
  };
  const refresh = () => {
    const { draft } = app.session();
    const blanks = countUnfilled(draft, checkupContext(app));
    const dated = countOutdated(draft, app.dated);
    const words = [
      ...(blanks ? [`${blanks} 处没有填`] : []),
      ...(dated ? [`${dated} 处过时`] : []),
    ];
    showCount(button, NAME, blanks + dated, words.join("，"));
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
    const found = checkUp(app.session().draft, checkupContext(app));
    const key = JSON.stringify(found);
    if (key === shown) return; // the list may have the focus
    shown = key;
    status.textContent = found.length ? `发现 ${found.length} 处` : "没有发现问题";
    list.replaceChildren(...grouped(found).map((group) => groupElement(group, app, acts)));
  };
  return { element, button, close, refresh };
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
    app.done(`已换成${quoted(text)}`);
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

function groupElement(group: Group, app: App, acts: Acts): HTMLElement {
  const findings = group.same.flatMap((same) => same.findings);
  const safe = findings.filter(({ kind, instead }) => kind === "dated" && instead).length;
  const all = makeButton(`${ALL}……`, "pl-action", acts.replaceAll);
  return make(
    "div",
    {},
    make("h3", {}, `${group.name}（${group.count}）`),
    ...(group.hint ? [make("p", { class: "pl-findings__hint" }, `${group.hint}。`)] : []),
    ...(safe > 1 ? [make("p", {}, all)] : []),
    make("ul", {}, ...group.same.map((same) => sameElement(same, app, acts))),
  );
}

function sameElement({ message, hint, findings }: Same, app: App, acts: Acts): HTMLElement {
  const times = findings.length > 1 ? `，${findings.length} 处` : "";
  return make(
    "li",
    {},
    make("span", {}, `${message}${times}。`),
    ...(hint ? [make("span", { class: "pl-findings__hint" }, `${hint}。`)] : []),
    ...findings.flatMap((finding, at) => {
      const which = times && ` ${at + 1}`;
      return findingActs(finding, which, app, acts);
    }),
  );
}

/** which: of several that say the same. */
function findingActs(finding: Finding, which: string, app: App, acts: Acts): HTMLElement[] {
  const { message, location, words, lacks, instead } = finding;
  const controls: HTMLElement[] = [];
  if (location) {
    const go = makeButton(`去看${which}`, "pl-tool", () => app.lead(location, words));
    go.setAttribute("aria-label", `去看${which}：${message}`);
    controls.push(go);
  }
  if (lacks) controls.push(makeButton("加一段", "pl-tool", () => addPart(lacks, app)));
  if (instead) {
    const button = makeButton(`换成${quoted(instead.text)}`, "pl-tool", () =>
      acts.replace(finding),
    );
    button.setAttribute("aria-label", `把${quoted(words)}换成${quoted(instead.text)}${which}`);
    controls.push(button);
  }
  return controls;
}

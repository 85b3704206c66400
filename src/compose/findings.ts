/** The panel of the check-up: findings by what they are about, each leading to its place. */

import { make, makeButton } from "../dom";
import { checkUp, type Finding, type FindingKind } from "../draft/checkup";
import { state } from "../fill/store";
import type { App } from "./app";

const GROUPS: readonly [FindingKind, string][] = [
  ["missing", "缺少的部分"],
  ["order", "次序和文种"],
  ["empty", "空着的地方"],
  ["field", "没有填的信息"],
  ["leftover", "范文留下的名称"],
  ["repeated", "重复的段落"],
  ["marks", "标点不成对"],
];

export interface Findings {
  element: HTMLElement;
  /** Check again, and show what is found. */
  open(): void;
  /** Check again, where the panel is open. */
  refresh(): void;
}

export function makeFindings(app: App): Findings {
  const status = make("p", { role: "status", class: "pl-findings__status", tabindex: "-1" });
  const list = make("div");
  let opener: Element | null = null;
  const element = make(
    "section",
    { class: "pl-findings", "aria-label": "体检结果", hidden: "" },
    make("h2", {}, "体检"),
    status,
    list,
    makeButton("收起", "pl-action", () => {
      element.hidden = true;
      if (opener instanceof HTMLElement) opener.focus();
    }),
  );
  const show = () => {
    const { drafting } = app;
    const found = checkUp(app.session().draft, { ...drafting, values: state().values });
    status.textContent = found.length
      ? `发现 ${found.length} 处，逐条处理后再看一遍。`
      : "没有发现问题。";
    list.replaceChildren(
      ...GROUPS.flatMap(([kind, name]) => {
        const group = found.filter((finding) => finding.kind === kind);
        return group.length ? [groupElement(name, group, app)] : [];
      }),
    );
  };
  return {
    element,
    open: () => {
      opener = document.activeElement;
      element.hidden = false;
      show();
      element.scrollIntoView({ block: "start" });
      status.focus({ preventScroll: true });
    },
    refresh: () => {
      if (!element.hidden) show();
    },
  };
}

function groupElement(name: string, findings: readonly Finding[], app: App): HTMLElement {
  const items = findings.map(({ message, hint, place, words }) => {
    const item = make(
      "li",
      {},
      make("span", {}, `${message}。`),
      make("span", { class: "pl-findings__hint" }, `${hint}。`),
    );
    if (place) {
      const go = makeButton("去看", "pl-tool", () => app.lead(place, words));
      go.setAttribute("aria-label", `去看：${message}`);
      item.append(go);
    }
    return item;
  });
  return make("div", {}, make("h3", {}, `${name}（${findings.length}）`), make("ul", {}, ...items));
}

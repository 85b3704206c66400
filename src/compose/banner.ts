/** What is told above an open draft that is not edited or not kept here, and what can be done about it. */

import { make, makeButton } from "../browser/dom";
import type { Session } from "./session";

/** What can be done, by the words on the buttons. */
export type BannerAct =
  | "在这里编辑"
  | "重新保存"
  | "另存一份"
  | "下载草稿文件"
  | "再试一次"
  | "不要了";

/** The line above everything that tells of a draft that is not safe, and what can be done. */
export interface Banner {
  element: HTMLElement;
  /** leaving: the user has gone to another draft. */
  show(session: Session | null, leaving: boolean): void;
  focus(): void;
}

/** A banner that shows nothing yet. */
export function makeBanner(acts: Readonly<Record<BannerAct, () => void>>): Banner {
  const element = make("div", { class: "pl-banner", role: "alert", hidden: "" });
  return {
    element,
    show: (session, leaving) => {
      const told = session && bannerOf(session, leaving);
      const key = told ? [told.text, ...told.acts].join(" ") : "";
      if (element.dataset.text === key) return; // it would be spoken again
      element.dataset.text = key;
      element.hidden = !told;
      if (!told) return;
      const buttons = told.acts.map((name) => makeButton(name, "pl-action", acts[name]));
      element.replaceChildren(make("p", {}, told.text), ...buttons);
    },
    focus: () => element.querySelector("button")?.focus(),
  };
}

/** The words and the acts for the state of a draft; null where all is well. */
function bannerOf(
  { mode, outcome, atRisk }: Pick<Session, "mode" | "outcome" | "atRisk">,
  leaving: boolean,
): { text: string; acts: BannerAct[] } | null {
  const rescue: BannerAct[] = atRisk ? ["下载草稿文件"] : [];
  if (leaving)
    return {
      text: "这份草稿的改动没有存下，打开别的就没有了。请先下载草稿文件；不要了，就打开别的。",
      acts: ["下载草稿文件", "不要了"],
    };
  if (outcome === "deleted")
    return {
      text: "这份草稿在另一个窗口里删除了，只有这里还有。",
      acts: ["重新保存", "下载草稿文件"],
    };
  if (mode === "elsewhere")
    return {
      text: "这份草稿正在另一个窗口里编辑，这里只能看。",
      acts: ["在这里编辑", "另存一份", ...rescue],
    };
  if (mode === "lost" && outcome === "conflict")
    return {
      text: "另一个窗口改过这份草稿，这里刚才的改动没有存下，也没有盖掉那边的。",
      acts: ["在这里编辑", "另存一份", ...rescue],
    };
  if (mode === "lost")
    return {
      text: "这份草稿已经转到另一个窗口编辑，这里只能看。",
      acts: ["在这里编辑", "另存一份", ...rescue],
    };
  if (outcome === "full")
    return {
      text: "浏览器的存储空间满了，刚才的改动没有存下。请先下载草稿文件，再到“全部草稿”删去不用的。",
      acts: ["下载草稿文件", "再试一次"],
    };
  if (outcome === "refused")
    return {
      text: "这个浏览器不让网页保存内容，关掉页面草稿就没有了。请在离开前下载草稿文件。",
      acts: ["下载草稿文件"],
    };
  return null;
}

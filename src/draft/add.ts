/** “加入草稿”: puts a template aside for the composer, on whatever page it stands. */

import { make, makeButton } from "../browser/dom";
import { toast } from "../browser/toast";
import { putAside } from "./inbox";
import { offerButtons, type Passage } from "./passage";

/** A small button that puts a template aside. */
export function addButton(passage: Passage): HTMLButtonElement {
  const { id = "", name } = passage;
  const button = makeButton("加入草稿", "pl-add", async () => {
    const count = putAside(id);
    tellAdded(count);
    const more = count ? await offerButtons(passage, "add", button) : [];
    if (more.length) tellAdded(count, ...more);
  });
  button.setAttribute("aria-label", `把${name}加入草稿`);
  return button;
}

/** Say that a template was put aside. count: how many wait, or 0 where that failed. more: what can be done about it. */
export function tellAdded(count: number, ...more: HTMLElement[]): void {
  const link = make("a", { href: window.planLibrary.pages.compose }, "去拟稿");
  if (count) toast(`已加入，${count} 节待编入草稿`, link, ...more);
  else toast("没有加入成：浏览器不让网页保存内容");
}

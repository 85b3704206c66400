/** “加入草稿”: puts a template aside for the composer, on whatever page it stands. */

import { make, makeButton } from "../browser/dom";
import { notice } from "../browser/toast";
import { putAside } from "./inbox";

/** A small button that puts a template aside. name: what it is, for screen readers. */
export function addButton(id: string, name: string): HTMLButtonElement {
  const button = makeButton("加入草稿", "pl-add", () => {
    const count = putAside(id);
    const link = make("a", { href: window.planLibrary.pages.compose }, "去拟稿");
    if (count) notice(`已加入，${count} 节待编入草稿`, link);
    else notice("没有加入成：浏览器不让网页保存内容");
  });
  button.setAttribute("aria-label", `把${name}加入草稿`);
  return button;
}

/** “加入草稿”: puts a template aside for the composer, on whatever page it stands. */

import { make, makeButton } from "../browser/dom";
import { type Extend, toast } from "../browser/toast";
import { type Current, putAside, takeOut, waiting } from "./inbox";
import { offerButtons, type Passage } from "./passage";

/** A small button that puts a template aside. */
export function addButton(passage: Passage): HTMLButtonElement {
  const { id = "", name } = passage;
  const button = makeButton("加入草稿", "pl-add", async () => {
    const added = addToDraft(id);
    const extend = tellAdded(added);
    if (added.count) extend(await offerButtons(passage, "add", button));
  });
  button.setAttribute("aria-label", `把${name}加入草稿`);
  return button;
}

/** What came of putting a template aside. count: how many wait, or 0 where that failed. takeBack: as it was before. */
export interface Added {
  readonly count: number;
  takeBack(): void;
}

/** Put a template aside, as it stands or by current wording. */
export function addToDraft(id: string, current?: Current): Added {
  const before = waiting().find((item) => item.id === id);
  const takeBack = () => {
    if (before) putAside(id, before.current);
    else takeOut([id]);
  };
  return { count: putAside(id, current), takeBack };
}

/** Say that a template was put aside, with the way back. */
export function tellAdded({ count, takeBack }: Added): Extend {
  if (!count) return toast("没有加入成：浏览器不让网页保存内容");
  const link = make("a", { href: window.planLibrary.pages.compose }, "去写计划");
  const undo = makeButton("撤销", "pl-action", () => {
    takeBack();
    toast(`已撤回，还有 ${waiting().length} 段待编入草稿`);
  });
  return toast(`已加入，${count} 段待编入草稿`, link, undo);
}

/** What the rows of what this browser keeps have in common. */

import { makeButton } from "../browser/dom";
import { clockTime } from "../browser/time";

/** A button that deletes when it is pressed a second time; once it is left, it asks again. */
export function deleteButton(
  name: string,
  className: string,
  act: () => void,
  caption = "删除",
): HTMLButtonElement {
  let sure = false;
  const button = makeButton("", className, () => (sure ? act() : arm(true)));
  const arm = (armed: boolean) => {
    sure = armed;
    button.textContent = sure ? "真的删除" : caption;
    button.setAttribute("aria-label", `${button.textContent}“${name}”`);
  };
  button.addEventListener("blur", () => arm(false));
  arm(false);
  return button;
}

/** 1月5日 09:05, of an ISO date; empty for what is none. */
export function when(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  return `${date.getMonth() + 1}月${date.getDate()}日 ${clockTime(date)}`;
}

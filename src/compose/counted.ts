/** A button that says how much there is to do behind it. */

import { make } from "../browser/dom";

/** Show a button's caption, with a figure for the eye and words for what it counts; 0: neither. */
export function showCount(
  button: HTMLButtonElement,
  caption: string,
  count: number,
  words: string,
): void {
  const told = count ? `（${words}）` : "";
  if (button.title === told && button.firstChild) return; // it would be spoken again
  button.title = told;
  button.replaceChildren(caption);
  if (!count) return;
  const badge = make("span", { class: "pl-badge", "aria-hidden": "true" }, String(count));
  button.append(badge, make("span", { class: "pl-offscreen" }, told));
}

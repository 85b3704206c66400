/** A button with a small menu. */

import { make, makeButton } from "../browser/dom";

/** A tool that opens a menu. acts: what its entries do, by their captions. */
export function menuButton(
  caption: string,
  acts: readonly (readonly [caption: string, act: () => void])[],
): HTMLElement {
  const close = () => {
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  const button = makeButton(caption, "pl-tool", () => {
    if (!menu.hidden) return close();
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    items[0]?.focus();
  });
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  const items = acts.map(([name, act]) => {
    const item = makeButton(name, "pl-menu__item", () => {
      close();
      button.focus();
      act();
    });
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    return item;
  });
  const attributes = { class: "pl-menu", role: "menu", "aria-label": caption, hidden: "" };
  const menu = make("span", attributes, ...items);
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: items.length - 1 }[event.key];
    const here = items.indexOf(event.target as HTMLButtonElement);
    if (step) items[(here + step) % items.length]?.focus();
    if (event.key === "Escape") {
      close();
      button.focus();
    }
    if (step || event.key === "Escape") event.preventDefault();
  });
  const wrapper = make("span", { class: "pl-tool-menu" }, button, menu);
  wrapper.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && wrapper.contains(relatedTarget))) close();
  });
  return wrapper;
}

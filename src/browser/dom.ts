/** Make an element with its attributes and what stands in it; text stays text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button that does not submit a form. */
export function makeButton(
  caption: string,
  className: string,
  onClick: (event: MouseEvent) => void,
): HTMLButtonElement {
  const button = make("button", { type: "button", class: className }, caption);
  button.addEventListener("click", onClick);
  return button;
}

/** 12,345 as Chinese readers expect it. */
export function figure(number: number): string {
  return number < 1000 ? String(number) : number.toLocaleString("zh-CN"); // which is slow
}

const MARGIN = 8;

/** Put a box by an anchor, where in the window it has room: under it, or above it where that is not enough, and never over it.
 * from: of what its position is counted from, in the window. */
export function placeBy(anchor: HTMLElement, box: HTMLElement, from = { top: 0, left: 0 }): void {
  box.style.maxHeight = "";
  const lines = anchor.getClientRects();
  const first = lines[0] ?? anchor.getBoundingClientRect();
  const last = lines[lines.length - 1] ?? first;
  const { offsetWidth: width, offsetHeight: wanted } = box;
  const above = first.top - 2 * MARGIN;
  const below = window.innerHeight - last.bottom - 2 * MARGIN;
  const isBelow = wanted <= below || below >= above;
  const room = Math.max(MARGIN, isBelow ? below : above);
  const height = Math.min(wanted, room);
  const top = isBelow ? last.bottom + MARGIN : first.top - height - MARGIN;
  const left = Math.min(last.left, document.documentElement.clientWidth - width - MARGIN);
  if (wanted > room) box.style.maxHeight = `${room}px`;
  box.style.top = `${top - from.top}px`;
  box.style.left = `${Math.max(MARGIN, left) - from.left}px`;
}

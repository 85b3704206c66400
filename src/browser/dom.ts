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

/** Where in the window a box has room by an anchor: under it, or above it where that is not enough. */
export function roomBy(anchor: HTMLElement, box: HTMLElement): { top: number; left: number } {
  const lines = anchor.getClientRects();
  const first = lines[0] ?? anchor.getBoundingClientRect();
  const last = lines[lines.length - 1] ?? first;
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = last.bottom + MARGIN;
  const top = below + height <= window.innerHeight ? below : first.top - height - MARGIN;
  const left = Math.min(last.left, document.documentElement.clientWidth - width - MARGIN);
  return { top: Math.max(MARGIN, top), left: Math.max(MARGIN, left) };
}

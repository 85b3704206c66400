/** Elements made without markup: whatever a text holds, it stays text. */

export type Child = Node | string;

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name] ?? "");
  element.append(...children);
  return element;
}

export function button(
  className: string,
  caption: string,
  act: (event: MouseEvent) => void,
): HTMLButtonElement {
  const made = make("button", { type: "button", class: className }, caption);
  made.addEventListener("click", act);
  return made;
}

/** A message that data did not load, with a button that tries again. */
export function failure(error: unknown, retry: () => void): HTMLElement {
  const words = error instanceof Error && error.message ? error.message : "搜索没有载入";
  return make(
    "p",
    { class: "pl-failed", role: "alert" },
    `${words} `,
    button("pl-copy", "重试", retry),
  );
}

/** 12,345 as Chinese readers expect it. */
export function figure(number: number): string {
  return number < 1000 ? String(number) : number.toLocaleString("zh-CN"); // which is slow
}

/** Pasted lines become words of one query; a text field would run them together. */
export function keepPastedLinesApart(input: HTMLInputElement): void {
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    const room = input.maxLength < 0 ? text.length : input.maxLength;
    const flat = text.replace(/\s*[\r\n]\s*/g, " ").slice(0, room);
    input.setRangeText(flat, input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

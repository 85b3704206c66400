import { plainText, sectionElements } from "./text";

const FEEDBACK_MS = 2000;

/** Give every section of a plan, every card and the whole plan a button that copies its text. */
export function addCopyButtons(root: ParentNode): void {
  const status = liveRegion();
  for (const about of root.querySelectorAll(".pl-plan .pl-about")) {
    const start = about.id ? about : about.previousElementSibling;
    if (!start) continue;
    const name = about.id ? "这一段" : plainText([start]);
    about.append(
      copyButton("复制", `复制“${name}”`, () => plainText(sectionElements(start)), status),
    );
  }
  for (const card of root.querySelectorAll(".pl-card")) {
    const text = card.querySelector(".pl-text");
    const name = card.querySelector(".pl-card__title")?.textContent?.trim() ?? "";
    const read = () => (text ? plainText(text.children) : "");
    if (text)
      card
        .querySelector(".pl-card__meta")
        ?.append(copyButton("复制", `复制“${name}”`, read, status));
  }
  const plan = root.querySelector(".pl-plan");
  if (plan) {
    const read = () => plainText(plan.children);
    root.querySelector(".pl-head__facts")?.append(copyButton("复制全文", "复制全文", read, status));
  }
}

function copyButton(
  caption: string,
  label: string,
  read: () => string,
  status: Element,
): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pl-copy";
  button.textContent = caption;
  button.setAttribute("aria-label", label);
  let timer = 0;
  button.addEventListener("click", async () => {
    const text = read();
    const done = await writeClipboard(text);
    const length = text.replace(/\s/g, "").length;
    button.textContent = done ? "已复制" : "没有复制成";
    status.textContent = done ? `已复制 ${length} 字` : "没有复制成，请选中文字后按 Ctrl+C";
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      button.textContent = caption;
      status.textContent = "";
    }, FEEDBACK_MS);
  });
  return button;
}

/** Where the clipboard API is missing or refused (plain http, file://, old browsers), a selection is copied instead. */
export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

function copySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "pl-offscreen";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

export function liveRegion(): Element {
  const region = document.createElement("p");
  region.className = "pl-offscreen";
  region.setAttribute("role", "status");
  document.body.append(region);
  return region;
}

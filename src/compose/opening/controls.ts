/** Where an old plan is opened: a file by a button or by dropping it, or a pasted text. */

import { make, makeButton } from "../../browser/dom";
import { ACCEPTED } from "../../importing/accepted";

/** What is opened there. */
export interface ControlEvents {
  file(file: File): void;
  text(text: string): void;
  /** Go back to what was opened last. */
  back(): void;
}

/** A part of the start. */
export interface Controls {
  element: HTMLElement;
  /** Offer the way back to a file that is opened. */
  opened(name: string): void;
}

/** Of a pasted text, in UTF-16 units. */
const MAX_PASTED = "1000000";

/** A heading, a button for files, and a place to paste. */
export function openingControls(events: ControlEvents): Controls {
  const heading = make("h2", { id: "pl-start-open" }, "打开一份旧计划");
  const input = make("input", { type: "file", accept: ACCEPTED, hidden: "" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.value = ""; // so that the same file can be chosen again
    if (file) events.file(file);
  });
  const pasted = make("textarea", { id: "pl-start-text", rows: "4", maxlength: MAX_PASTED });
  const recognise = () => {
    if (pasted.value.trim()) events.text(pasted.value);
    else pasted.focus();
  };
  const note =
    "也可以把文件拖到这一页上。认出题目、各级标题和正文，先给您看、由您改，再作成草稿。文件只在这台设备上读，不会发送到任何地方。";
  const back = makeButton("", "pl-action", events.back);
  back.hidden = true;
  const opened = (name: string) => {
    back.textContent = `回到“${name}”`;
    back.hidden = false;
  };
  const element = make(
    "section",
    { class: "pl-start__part pl-opening", "aria-labelledby": heading.id },
    heading,
    make(
      "p",
      { class: "pl-start__acts" },
      makeButton("打开文件", "pl-action", () => input.click()),
      make("span", { class: "pl-start__hint" }, "Word（.docx）、网页（.html）、.txt、.md"),
      back,
      input,
    ),
    make("p", { class: "pl-start__hint" }, note),
    make("label", { for: pasted.id }, "或者粘贴一份旧计划"),
    pasted,
    make("p", { class: "pl-start__acts" }, makeButton("识别", "pl-action", recognise)),
  );
  return { element, opened };
}

/** Let files be dropped on an element and on all within it. take: gets those of one drop. */
export function letDropFiles(element: HTMLElement, take: (files: File[]) => void): void {
  let depth = 0; // of elements that files are held over
  const mark = () => element.toggleAttribute("data-drop", depth > 0);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  element.addEventListener("dragenter", (event) => {
    if (hasFiles(event)) depth += 1;
    mark();
  });
  element.addEventListener("dragleave", (event) => {
    if (hasFiles(event)) depth = Math.max(0, depth - 1);
    mark();
  });
  element.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  element.addEventListener("drop", (event) => {
    depth = 0;
    mark();
    const files = Array.from(event.dataTransfer?.files ?? []);
    if (!files.length) return;
    event.preventDefault();
    take(files);
  });
}

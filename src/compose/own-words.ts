/** Words that a reader gives to one field only take the place of the field in the draft. */

import { setFacts, setParagraph, setTitle } from "../draft/operations";
import { OWN_WORDS_EVENT } from "../fill/elements";
import type { App } from "./app";
import { writtenOf } from "./written";

/** Follow what is given to fields of the draft that is edited. */
export function listenForOwnWords(app: App): void {
  document.addEventListener(OWN_WORDS_EVENT, ({ target }) => {
    if (target instanceof HTMLElement) takeOwnWords(target, app);
  });
}

function takeOwnWords(field: HTMLElement, app: App): void {
  const editable = field.closest<HTMLElement>(".pl-edit");
  const section = field.closest<HTMLElement>(".pl-sec");
  if (!editable || field.dataset.own === undefined) return;
  const text = writtenOf(editable);
  const id = section?.dataset.id ?? "";
  const paragraphs = section ? Array.from(section.querySelectorAll(".pl-sec__paragraph")) : [];
  const at = paragraphs.indexOf(editable);
  field.replaceWith(document.createTextNode(field.dataset.own));
  app.apply((draft) => {
    if (at >= 0) return setParagraph(draft, id, at, text);
    if (section) return setTitle(draft, id, text);
    const part = editable.className.match(/pl-head-(\w+)/)?.[1] ?? "title";
    return setFacts(draft, { [part]: text });
  });
}

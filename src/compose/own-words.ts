/** Words that a reader gives to one field only take the place of the field in the draft. */

import type { Location } from "../draft/location";
import { setText } from "../draft/operations";
import { OWN_WORDS_EVENT } from "../fill/elements";
import type { App } from "./app";
import { writtenOf } from "./written";

/** Follow what is given to fields of the draft that is edited. locationOf: gives where in the draft an edited text is. */
export function listenForOwnWords(
  app: App,
  locationOf: (edited: Element) => Location | null,
): void {
  document.addEventListener(OWN_WORDS_EVENT, ({ target: field }) => {
    if (!(field instanceof HTMLElement) || field.dataset.own === undefined) return;
    const edited = field.closest<HTMLElement>(".pl-edit");
    const location = edited && locationOf(edited);
    if (!edited || !location) return;
    field.replaceWith(document.createTextNode(field.dataset.own));
    app.apply((draft) => setText(draft, location, writtenOf(edited)));
  });
}

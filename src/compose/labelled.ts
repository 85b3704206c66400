/** A control of a form with its name before it. */

import { make } from "../browser/dom";

/** The label, with the control in it. */
export function labelled(label: string, control: HTMLElement): HTMLElement {
  return make("label", {}, make("span", {}, label), control);
}

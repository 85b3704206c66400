/** The lines of “我的信息”: a label, an input and a hint for each field that is filled in once. */

import { make, makeButton } from "../browser/dom";
import type { Field } from "../contract";
import type { Fields } from "../model/fields";
import { namesOnPage } from "./elements";
import { MAX_CHARACTERS, suggestions, type Values } from "./model";
import { state } from "./store";

/** offer: a button that puts in what follows from other values. */
export interface Entry {
  field: Field;
  input: HTMLInputElement;
  offer: HTMLButtonElement;
}

/** An entry for each shared field. `set` gets a field's name and what has been put in. */
export function makeEntries(fields: Fields, set: (name: string, text: string) => void): Entry[] {
  const shared = Array.from(fields.values()).filter(({ scope }) => scope === "shared");
  return shared.map((field) => makeEntry(field, set));
}

function makeEntry(field: Field, set: (name: string, text: string) => void): Entry {
  const id = `pl-panel-${field.name}`;
  const input = make("input", {
    type: "text",
    id,
    maxlength: String(MAX_CHARACTERS),
    placeholder: field.default,
    autocomplete: "off",
    "aria-describedby": `${id}-hint`,
  });
  input.addEventListener("input", () => set(field.name, input.value));
  const offer = makeButton("", "pl-action", () => {
    input.focus();
    input.value = suggestions(state().values).get(field.name) ?? input.value;
    set(field.name, input.value);
  });
  return { field, input, offer };
}

/** Bring entries up to date. What is being typed stays. */
export function showValues(entries: readonly Entry[], values: Values): void {
  const offered = suggestions(values);
  for (const { field, input, offer } of entries) {
    if (input !== document.activeElement) input.value = values.get(field.name) ?? "";
    const value = offered.get(field.name);
    offer.hidden = value === undefined;
    if (value === undefined) continue;
    offer.textContent = `填 ${value}`;
    offer.setAttribute("aria-label", `${field.label}填 ${value}`);
  }
}

/** What this page uses comes first: the list is long. */
export function fieldGroups(entries: readonly Entry[]): HTMLElement[] {
  const names = namesOnPage();
  const here = entries.filter(({ field }) => names.has(field.name));
  const others = entries.filter(({ field }) => !names.has(field.name));
  return [
    ...(here.length ? [groupElement("本页用到的", here)] : []),
    ...(others.length ? [groupElement(here.length ? "其他" : "全部", others)] : []),
  ];
}

function groupElement(title: string, members: readonly Entry[]): HTMLElement {
  return make(
    "fieldset",
    { class: "pl-panel__group" },
    make("legend", {}, title),
    ...members.map(entryElement),
  );
}

function entryElement({ field, input, offer }: Entry): HTMLElement {
  return make(
    "div",
    { class: "pl-entry" },
    make("label", { for: input.id }, field.label),
    make("span", { class: "pl-entry__line" }, input, offer),
    make("small", { id: `${input.id}-hint` }, field.hint),
  );
}

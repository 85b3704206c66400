/** The lines of “我的信息”: a label, an input and a hint for each field that is filled in once. */

import { make, makeButton } from "../browser/dom";
import type { Field } from "../contract";
import type { Fields } from "../model/fields";
import { namesOnPage } from "./elements";
import { completed } from "./endings";
import { following } from "./follows";
import { MAX_CHARACTERS, type Values } from "./model";
import { state } from "./store";

/** told: says what stands there as long as it is empty. offer: a button that completes a name. */
export interface Entry {
  field: Field;
  input: HTMLInputElement;
  told: HTMLElement;
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
    "aria-describedby": `${id}-told ${id}-hint`,
  });
  input.addEventListener("input", () => set(field.name, input.value));
  // Names get the form that texts need (大连市 is 大连) when they have been typed.
  input.addEventListener("change", () => {
    input.value = state().values.get(field.name) ?? "";
  });
  const offer = makeButton("", "pl-action", () => {
    input.focus();
    input.value = completed(field.name, input.value) ?? input.value;
    set(field.name, input.value);
  });
  return { field, input, told: make("small", { id: `${id}-told` }), offer };
}

/** Bring entries up to date. What is being typed stays. */
export function showValues(entries: readonly Entry[], values: Values): void {
  const follows = following(values);
  for (const { field, input, told, offer } of entries) {
    const value = values.get(field.name) ?? "";
    if (input !== document.activeElement) input.value = value;
    const followed = follows.get(field.name);
    input.placeholder = followed ?? field.default;
    told.textContent = followed === undefined ? "" : `已照您填的写成“${followed}”，不对就自己填`;
    const whole = value ? completed(field.name, value) : undefined;
    offer.hidden = whole === undefined;
    offer.textContent = `填 ${whole ?? ""}`;
    offer.setAttribute("aria-label", `${field.label}填 ${whole ?? ""}`);
  }
}

/** What this page uses comes first: the list is long. */
export function fieldGroups(entries: readonly Entry[]): HTMLElement[] {
  const names = namesOnPage();
  const here = entries.filter(({ field }) => names.has(field.name));
  const others = entries.filter(({ field }) => !names.has(field.name));
  return [
    ...(here.length ? [groupElement("本页用到的", here, " pl-panel__group--here")] : []),
    ...(others.length ? [groupElement(here.length ? "其他" : "全部", others)] : []),
  ];
}

function groupElement(title: string, members: readonly Entry[], more = ""): HTMLElement {
  return make(
    "fieldset",
    { class: `pl-panel__group${more}` },
    make("legend", {}, title),
    ...members.map(entryElement),
  );
}

function entryElement({ field, input, told, offer }: Entry): HTMLElement {
  return make(
    "div",
    { class: "pl-entry" },
    make("label", { for: input.id }, field.label),
    make("span", { class: "pl-entry__line" }, input, offer),
    told,
    make("small", { id: `${input.id}-hint` }, field.hint),
  );
}

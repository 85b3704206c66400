/** The form that a draft is set in (版式): on the sheets, and the choice that this browser remembers for new drafts. */

import type { Draft } from "../draft/model";
import { setOfficial } from "../draft/operations";
import {
  FORMS,
  type Form,
  formOf,
  NUMBER_WORDS,
  STANDARD_FORM,
  titlePitchOf,
} from "../model/official";
import { isRecord } from "../model/record";

const KEY = "plan-library:form";

/** Give the style sheets the figures of a form. */
export function setForm(sheet: HTMLElement, form: Form): void {
  const { pitch, margin } = FORMS[form.form];
  sheet.style.setProperty("--pl-pitch", String(pitch));
  sheet.style.setProperty("--pl-title-pitch", String(titlePitchOf(form)));
  sheet.style.setProperty("--pl-margin-top", String(margin.top));
  sheet.style.setProperty("--pl-margin-bottom", String(margin.bottom));
  sheet.dataset.number = form.number;
}

/** The number of a page as it is printed, both counted from 1. */
export function pageNumber({ number }: Form, page: number, pages: number): string {
  const [before, ...rest] = NUMBER_WORDS[number];
  if (before === undefined) return "";
  return before + page + (rest.length > 1 ? `${rest[0]}${pages}${rest[1]}` : rest[0]);
}

/** Keep a choice for the drafts that are begun later; where the browser keeps nothing, they have the standard's. */
export function rememberForm(form: Form): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(formOf(form)));
  } catch {}
}

/** A new draft in the form that was chosen last. */
export function inChosenForm(draft: Draft): Draft {
  return setOfficial(draft, chosenForm());
}

function chosenForm(): Form {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return isRecord(kept) ? formOf(kept) : STANDARD_FORM;
  } catch {
    return STANDARD_FORM;
  }
}

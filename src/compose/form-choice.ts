/** The choice of the figures that a draft is set in (版式); what is chosen is remembered for new drafts. */

import { make } from "../browser/dom";
import { type Form, formOf, STANDARD_FORM } from "../model/official";
import { rememberForm } from "./form";
import { labelled } from "./labelled";

type Choices = {
  readonly [Name in keyof Form]: readonly [label: string, Record<Form[Name], string>];
};

/** The first of each is the standard's. */
const CHOICES: Choices = {
  form: [
    "行距边距",
    {
      standard: "国家标准：28.95 磅，上 37、下 35 毫米",
      electronic: "电子公文：29.45 磅，上 34.58、下 32.58 毫米",
    },
  ],
  titlePitch: ["标题行距", { text: "国家标准：与正文相同", "35": "固定值 35 磅" }],
  number: [
    "页码",
    {
      outer: "国家标准：— 1 —，单页居右、双页居左",
      centre: "居中：— 1 —",
      plain: "居中：1",
      total: "居中：第1页　共3页",
      none: "不要页码",
    },
  ],
};
const NAMES = Object.keys(CHOICES) as (keyof Form)[];

/** A choice with what a draft has chosen. */
export interface FormChoice {
  element: HTMLElement;
  show(form: Form): void;
}

/** choose: is given what was chosen. */
export function makeFormChoice(choose: (form: Form) => void): FormChoice {
  let now = STANDARD_FORM;
  const selects = NAMES.map((name) => {
    const [label, values] = CHOICES[name];
    const select = make("select", {});
    for (const [value, words] of Object.entries(values))
      select.append(make("option", { value }, words));
    select.addEventListener("change", () => {
      now = formOf({ ...now, [name]: select.value });
      rememberForm(now);
      choose(now);
    });
    return { name, select, row: labelled(label, select) };
  });
  const element = make(
    "fieldset",
    {},
    make("legend", {}, "版式"),
    ...selects.map(({ row }) => row),
    make(
      "p",
      { class: "pl-official__note" },
      "预览、打印、Word 都按它排；选过的记在这个浏览器里，新写的草稿也用。",
    ),
  );
  return {
    element,
    show: (form) => {
      now = formOf(form);
      for (const { name, select } of selects) select.value = now[name];
    },
  };
}

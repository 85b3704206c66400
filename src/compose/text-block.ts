/** What a section's text is made of in the editor: paragraphs, each edited by itself, and tables. */

import * as operations from "../draft/operations";
import { type Cell, isTable, tableText } from "../model/tables";
import { type Editable, makeEditable } from "./editable";
import { TableView } from "./table-view";
import { type Context, paragraphEvents, typingTag } from "./typing";

/** A paragraph or a table. */
export interface TextBlock {
  readonly element: HTMLElement;
  /** Whether it can show a text: a paragraph no table, nor the other way round. */
  takes(text: string): boolean;
  /** number: what is printed before an item; empty where there is none. */
  show(text: string, number: string): void;
  /** Where it is edited; of a table, a cell. */
  editableAt(cell?: Cell): Editable | undefined;
  /** Its texts in their order. */
  units(): { element: HTMLElement; cell?: Cell }[];
  /** The cell in which an element is; null where that is in none. */
  cellOf(element: Element | null): Cell | null;
}

/** The block of a text, by its place in its section, from 0. */
export function makeTextBlock(text: string, id: string, at: number, context: Context): TextBlock {
  return isTable(text) ? tableBlock(id, at, context) : paragraphBlock(id, at, context);
}

function paragraphBlock(id: string, at: number, context: Context): TextBlock {
  const { fields } = context.app.drafting;
  const events = paragraphEvents(id, at, context);
  const hint = "写上内容，或点“选范文”";
  const editable = makeEditable("自然段", "pl-sec__paragraph", hint, fields, events);
  const { element } = editable;
  return {
    element,
    takes: (text) => !isTable(text),
    show: (text, number) => {
      if (number) element.dataset.item = number;
      else delete element.dataset.item;
      editable.show(text);
    },
    editableAt: () => editable,
    units: () => [{ element }],
    cellOf: () => null,
  };
}

function tableBlock(id: string, at: number, { app, focus }: Context): TextBlock {
  const view = new TableView(app.drafting.fields, {
    change: (rows, cell) =>
      app.apply(
        (draft) => operations.setTable(draft, id, at, tableText(rows)),
        cell ? typingTag({ part: "paragraph", section: id, at, cell }) : "",
      ),
    remove: () => {
      app.apply((draft) => operations.removeParagraph(draft, id, at));
      focus({ part: "paragraph", section: id, at: Math.max(0, at - 1) });
      app.done("已删除表格");
    },
    write: (where) => {
      const place = where === "before" ? at : at + 1;
      app.apply((draft) => operations.addParagraph(draft, id, place));
      focus({ part: "paragraph", section: id, at: place });
    },
    done: app.done,
  });
  return {
    element: view.element,
    takes: isTable,
    show: (text) => view.show(text),
    editableAt: (cell) => view.editableAt(cell),
    units: () => view.units(),
    cellOf: (element) => view.cellOf(element),
  };
}

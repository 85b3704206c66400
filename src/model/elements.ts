/** What a plan carries as an official document beside its title, its text and who signs (公文要素), each optional. */

import { type Form, STANDARD_FORM } from "./official";

/** text: a paragraph a line; lines with U+0009 in them are the rows of a table, whose first names the columns. */
export interface Annex {
  readonly title: string;
  readonly text: string;
}

/** Empty texts stand for what the document does not have. Fields stand in all of them as written. */
export interface Official extends Form {
  /** 份号, 密级和保密期限, 紧急程度, above the document. */
  readonly serial: string;
  readonly secrecy: string;
  readonly urgency: string;
  /** 发文机关标志, in red above the document. */
  readonly letterhead: string;
  /** 发文字号. */
  readonly reference: string;
  /** 签发人, of a document that goes up (上行文); several with 、 between them. */
  readonly signatory: string;
  /** 主送机关. */
  readonly addressee: string;
  readonly annexes: readonly Annex[];
  /** 附注. */
  readonly note: string;
  /** 抄送机关. */
  readonly copies: string;
  /** 印发机关, 印发日期. */
  readonly issuer: string;
  readonly issued: string;
  /** Whether a seal is put on the signature. */
  readonly sealed: boolean;
  /** The text of a notice that sends the plan out (印发通知), a paragraph a line; it stands on a page before it. */
  readonly cover: string;
}

/** Of a draft that is a plan and nothing else. */
export const NO_OFFICIAL: Official = {
  serial: "",
  secrecy: "",
  urgency: "",
  letterhead: "",
  reference: "",
  signatory: "",
  addressee: "",
  annexes: [],
  note: "",
  copies: "",
  issuer: "",
  issued: "",
  sealed: false,
  cover: "",
  ...STANDARD_FORM,
};

/** What the title of a notice says that sends a plan out, with the plan's. */
export const COVER_TITLE = /^关于印发《(.+)》的通知$/s;

/** How far an entry of the list of annexes (附件说明) stands in, and how far its first line less, in characters of the text:
 * 附件： is three and stands two in, and the names of all stand below each other. number: what is printed before it. */
export function annexIndents(number: string, isFirst: boolean): Record<"left" | "hanging", number> {
  const own = Math.ceil(number.replace(/^附件：/, "").length / 2);
  return { left: 5 + own, hanging: own + (isFirst ? 3 : 0) };
}

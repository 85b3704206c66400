/** A document as the bytes of a .docx file. */

import { type Document, Packer } from "docx";
import { STEADS } from "./fonts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const GB2312 = "86";

const TABLE = {
  path: "word/fontTable.xml",
  data: `${DECLARATION}
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.entries(
    STEADS,
  )
    .map(
      ([name, steads]) =>
        `<w:font w:name="${name}"><w:altName w:val="${steads}"/><w:charset w:val="${GB2312}"/><w:family w:val="auto"/></w:font>`,
    )
    .join("")}</w:fonts>`,
};

/** The bytes of a document, with its fonts named. */
export function pack<Type extends "blob" | "uint8array">(document: Document, type: Type) {
  return Packer.pack(document, type, undefined, [TABLE]);
}

/** A document as the bytes of a .docx file. */

import { type Document, Packer } from "docx";

/** What stands in for a font that a computer does not have: Windows has 仿宋 and 楷体 under these names today. */
const FONTS: readonly [name: string, stead: string][] = [
  ["方正小标宋简体", "华文中宋"],
  ["仿宋_GB2312", "仿宋"],
  ["楷体_GB2312", "楷体"],
  ["黑体", "SimHei"],
  ["宋体", "SimSun"],
];

const GB2312 = "86";

const TABLE = {
  path: "word/fontTable.xml",
  data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${FONTS.map(
    ([name, stead]) =>
      `<w:font w:name="${name}"><w:altName w:val="${stead}"/><w:charset w:val="${GB2312}"/><w:family w:val="auto"/></w:font>`,
  ).join("")}</w:fonts>`,
};

/** The bytes of a document, with its fonts named. */
export function pack<Type extends "blob" | "uint8array">(document: Document, type: Type) {
  return Packer.pack(document, type, undefined, [TABLE]);
}

import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { Folding } from "../../src/search/fold";
import { highlight } from "../../src/search/highlight";
import { lineText, neutralText } from "../../src/search/text";
import { declared, fieldsOf } from "./fields";

const folding = new Folding("黨党區区");
const marked = (text: string, ...terms: string[]) =>
  highlight(text, terms, folding).map(([start, end]) => text.slice(start, end));

test("hits are marked in the text as it is written", () => {
  deepEqual(marked("加強黨建，黨建ＡＢ", "党建", "ab"), ["黨建", "黨建ＡＢ"]);
  deepEqual(marked("社\u200b區 e\u0301", "社区", "é"), ["社\u200b區", "e\u0301"]);
  deepEqual(marked("a \u3000 b", "a b", " "), ["a \u3000 b"]);
  deepEqual(marked("😀👍🏽😀", "👍"), ["👍"]);
  deepEqual(marked("aaaa", "aa"), ["aaaa"]);
  deepEqual(marked("㏠ １日", "日"), ["㏠", "日"]);
  deepEqual(marked("<img> 50％", "<img>", "%"), ["<img>", "％"]);
  deepEqual(marked("无", "", "有"), []);
});

test("ranges are in order, apart, and cover every hit", () => {
  const text = "社區黨建社区党建";
  deepEqual(highlight(text, ["党", "社区", "建社"], folding), [[0, 7]]);
  deepEqual(highlight(text, ["建", "区"], folding), [
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
  ]);
});

test("fields show their neutral defaults; what is not declared stays", () => {
  const fields = fieldsOf(declared("社区", { default: "××社区" }));
  equal(
    neutralText("在{{社区}}和{{社区|某某社区}}、{{村}}、{{社区|}}", fields),
    "在××社区和××社区、{{村}}、{{社区|}}",
  );
  equal(lineText("（1）\t在{{社区}}", fields), "（1）在××社区");
  equal(neutralText("{{constructor}}", fields), "{{constructor}}");
});

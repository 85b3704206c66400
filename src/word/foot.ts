/** What stands at the foot of the last page (版记): a frame whose last line is on the edge of the text. */

import {
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  HorizontalPositionAlign,
  type IFrameOptions,
  Paragraph,
  TabStopType,
  type TextRun,
  VerticalPositionAlign,
} from "docx";
import type { Line } from "../model/lines";
import { BODY_FONT } from "../model/official";
import { SMALL, TEXT_WIDTH } from "./measures";
import { STYLES } from "./styles";

/** Makes words of a text in a font. */
type Runs = (text: string, font: string) => TextRun[];

/** As wide as the text, at its lower edge. In the paragraphs, because LibreOffice does not find it in their styles. */
const frame: IFrameOptions = {
  type: "alignment",
  width: TEXT_WIDTH,
  height: 0,
  rule: HeightRule.AUTO,
  wrap: FrameWrap.NOT_BESIDE,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
};

/** Its elements with lines between them, the first and the last of which are thick (7.4.1); and the paragraph that they
 * hang on, which has no height. */
export function footOf(lines: readonly Line[], runs: Runs): Paragraph[] {
  const thick = () => new Paragraph({ frame, style: STYLES.footEdge });
  const thin = () => new Paragraph({ frame, style: STYLES.footRule });
  const ruled = lines.flatMap((line, at) => [at ? thin() : thick(), element(line, runs)]);
  return [...ruled, thick(), new Paragraph({ style: STYLES.footAnchor })];
}

/** Who has a copy; or who has had it printed, and at the other end when. */
function element({ kind, number, text }: Line, runs: Runs): Paragraph {
  if (kind === "copies")
    return new Paragraph({ frame, style: STYLES.copies, children: runs(number + text, BODY_FONT) });
  const [who = "", when = ""] = text.split("\t");
  return new Paragraph({
    frame,
    style: STYLES.issue,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - SMALL }],
    children: [...runs(who, BODY_FONT), ...runs(`\t${when}`, BODY_FONT)],
  });
}

/** Word files (.docx, .docm): the text as Word shows it, automatic numbers included. */

import { OWN_FILE, STYLE_NAMES } from "../../model/styles";
import { sizeOf } from "../text";
import {
  type Align,
  type Form,
  isFormed,
  NO_FORM,
  ordered,
  type Received,
  type Styled,
  shortened,
  Unreadable,
} from "./base";
import { styledLines } from "./headings";
import {
  CLOSED_LABEL,
  HOLDERS,
  JUSTIFIED,
  KNOWN,
  LINE_ENDS,
  MAX_NESTED,
  PAGE_NUMBER,
  SILENT_FIELDS,
  TAKEN_OUT,
} from "./knowledge";
import { child, children, inside, type Maybe, name, Package, textOf, value } from "./package";
import { rowLines, tablesIn } from "./tables";
import { bare, isFilled, replaced, spaced, strip } from "./text";
import { Lists, whole } from "./word-lists";
import { encircled, symbol } from "./word-signs";
import { isOn, Styles } from "./word-styles";

export { isEncrypted } from "./package";

/** Some characters of one form. text: without line ends, or a single \n. */
interface Piece {
  readonly text: string;
  readonly bold: boolean;
  readonly font: string;
  readonly size: number;
}

const NO_PIECE: Piece = { text: "", bold: false, font: "", size: 0 };

/** A field that is open. code: its instruction. inResult: whether its result has begun. */
interface Field {
  code: string;
  inResult: boolean;
}

const kindOf = ({ code }: Field): string => (spaced(code).split(" ")[0] ?? "").toUpperCase();

interface Line {
  readonly text: string;
  readonly form: Form;
}

/** A paragraph as it is being read. before, after: the text boxes that hang on it. */
interface Paragraph {
  readonly properties: Maybe;
  pieces: Piece[];
  before: Element[];
  readonly after: Element[];
  readonly isHidden: boolean;
}

const paragraphOf = (properties: Maybe, pieces: Piece[] = []): Paragraph => ({
  properties,
  pieces,
  before: [],
  after: [],
  isHidden: false,
});

const textOfPieces = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("");

/** A row of a table. cells: as lines. isHead: whether it names the columns. */
interface Row {
  readonly cells: readonly (readonly Line[])[];
  readonly isHead: boolean;
}

/** The text of a Word file. Throws `Unreadable`. */
export function read(bytes: Uint8Array): Received {
  const file = new Package(bytes);
  let reader = new Reader(file);
  reader.read();
  if (reader.inContents) {
    // a table of contents that never ends would swallow the rest
    reader = new Reader(file, true);
    reader.read();
  }
  const texts = reader.lines.map(({ text }) => text);
  const forms = new Map<number, Form>();
  reader.lines.forEach(({ text, form }, at) => {
    if (isFilled(text) && isFormed(form)) forms.set(at + 1, form);
  });
  const said = file.property(OWN_FILE);
  return {
    text: texts.map((text) => `${text}\n`).join(""),
    extraction: "读取 Word 文件，自动编号写成文字",
    styled: styledLines(texts, forms, reader.inTables),
    forms,
    losses: ordered(reader.losses, texts.length),
    tables: tablesIn(reader.paragraphs),
    ...(said !== undefined && { own: { said, paragraphs: reader.paragraphs } }),
  };
}

/** Goes through a document once. lines: of the text. losses: places in it, from 1, with words; 0 for what stands in the
 * paragraph that is being read. inTables: the lines that were rows. paragraphs: outside of tables. */
class Reader {
  lines: Line[] = [];
  readonly losses: { line: number; text: string }[] = [];
  inTables = new Set<number>();
  readonly paragraphs: Styled[] = [];
  private readonly styles: Styles;
  private readonly lists: Lists;
  private readonly notes: Readonly<Record<NoteKind, ReadonlyMap<string, string>>>;
  private fields: Field[] = [];
  private contents = 0;
  private inCell = 0;
  private settled = 0; // how many losses have their line
  private carried: Paragraph | undefined;

  constructor(
    private readonly file: Package,
    private readonly withContents = false,
  ) {
    this.styles = new Styles(file);
    this.lists = new Lists(file, this.styles);
    this.notes = {
      footnotes: notesOf(file, "footnotes"),
      endnotes: notesOf(file, "endnotes"),
      comments: notesOf(file, "comments"),
    };
  }

  /** Whether a table of contents is open. */
  get inContents(): boolean {
    return !this.withContents && this.fields.some((open) => kindOf(open) === "TOC");
  }

  /** Read the body; then say what stands around it. */
  read(): void {
    const body = child(this.file.root(this.file.document), "w:body");
    if (!body) throw new Unreadable("Word 文件里没有正文");
    this.blocks(body);
    this.flush();
    this.settle(0, this.lines.length || 1);
    if (this.contents)
      this.losses.push({ line: 1, text: `自动生成的目录没有列入，共 ${this.contents} 行` });
    this.around();
  }

  private lose(text: string): void {
    this.losses.push({ line: 0, text });
  }

  /** Give the losses since a place the line that they belong to. */
  private settle(since: number, line: number): void {
    for (const loss of this.losses.slice(since)) loss.line ||= line;
    this.settled = this.losses.length;
  }

  private around(): void {
    for (const [kind, called] of [
      ["header", "页眉"],
      ["footer", "页脚"],
    ] as const) {
      const seen = new Set<string>();
      for (const part of this.file.related(kind)) {
        const words = wordsOf(this.file.root(part));
        if (words && !seen.has(words) && !PAGE_NUMBER.test(words)) {
          seen.add(words);
          this.losses.push({ line: 1, text: `${called}没有列入：${shortened(words)}` });
        }
      }
    }
    const { size } = this.notes.comments;
    if (size) this.losses.push({ line: 1, text: `批注共 ${size} 条，没有列入` });
  }

  // ---- what stands below each other

  private blocks(container: Element, depth = 0): void {
    if (depth > MAX_NESTED) throw new Unreadable("Word 文件的内容套了太多层，不读取");
    for (const element of inside(container)) {
      const kind = name(element);
      if (kind === "w:p") this.paragraph(element);
      else if (kind === "w:tbl") {
        this.flush();
        this.table(element);
      } else if (kind === "mc:AlternateContent") {
        for (const choice of chosen(element)) this.blocks(choice, depth + 1);
      } else if (HOLDERS.has(kind)) this.blocks(element, depth + 1);
      else if (TAKEN_OUT.has(kind)) this.loseDeleted(element);
      else if (kind === "w:altChunk") this.lose("插入的其他文件（altChunk）没有列入");
      else if (kind === "m:oMath" || kind === "m:oMathPara") {
        this.place(paragraphOf(undefined, [{ ...NO_PIECE, text: wordsOf(element) }]));
        this.settle(this.losses.length, this.lines.length);
        this.losses.push({ line: this.lines.length || 1, text: "公式只留下了其中的文字" });
      }
    }
  }

  private loseDeleted(element: Element): void {
    const words = wordsOf(element, true);
    if (words) this.lose(`修订中删去的文字没有列入：${shortened(words)}`);
  }

  private paragraph(element: Element): void {
    const properties = child(element, "w:pPr");
    const read = paragraphOf(properties);
    this.inline(element, read);
    // an instruction ends in its paragraph; only results run over several
    this.fields = this.fields.filter((open) => open.inResult);
    if (this.carried) {
      read.pieces = [...this.carried.pieces, ...read.pieces];
      read.before = [...this.carried.before, ...this.carried.after, ...read.before];
      this.carried = undefined;
    }
    const mark = child(properties, "w:rPr");
    if (mark && [...TAKEN_OUT].some((kind) => child(mark, kind))) {
      this.carried = read; // the paragraph's end was deleted: it goes on in the next one
      return;
    }
    const isHidden = mark !== undefined && this.styles.toggled(properties, mark, "w:vanish");
    this.place({ ...read, isHidden });
  }

  /** End a paragraph whose end was deleted, and that nothing follows. */
  private flush(): void {
    const read = this.carried;
    this.carried = undefined;
    if (read && (isFilled(textOfPieces(read.pieces)) || read.before.length || read.after.length))
      this.place(read);
  }

  private place(read: Paragraph): void {
    for (const box of read.before) this.box(box);
    this.emit(read);
    for (const box of read.after) this.box(box);
  }

  private emit(read: Paragraph): void {
    const since = this.settled;
    const text = textOfPieces(read.pieces);
    if (this.inContents && !text) {
      this.contents += 1;
      return;
    }
    if (read.isHidden && !isFilled(text)) {
      this.settle(since, this.lines.length || 1);
      return;
    }
    const label = this.lists.label(read.properties);
    let pieces = read.pieces;
    if (label?.text) {
      if (isFilled(text) || this.inCell) {
        const first = pieces.find((piece) => isFilled(piece.text)) ?? NO_PIECE;
        const number = label.text + gapOf(label.text, label.gap);
        pieces = [{ ...first, text: number }, ...unindented(pieces)];
      } else if (!label.isBullet) {
        this.lose(`自动编号“${label.text}”后面没有文字，没有列入`);
      }
    }
    const begun = this.lines.length + 1;
    const align = JUSTIFIED.get(value(this.styles.first(read.properties, "w:jc")) ?? "") ?? "";
    const level = this.styles.outlineLevel(read.properties);
    for (const line of linesOf(pieces))
      this.lines.push({ text: textOfPieces(line), form: formOf(line, level, align) });
    if (!this.inCell) {
      const style = this.styles.nameOf(read.properties);
      this.paragraphs.push({ style, first: begun, last: this.lines.length });
    }
    this.settle(since, begun);
  }

  /** A text box: its paragraphs, behind or before the one that it hangs on. */
  private box(content: Element): void {
    const fields = this.fields;
    this.fields = [];
    const begun = this.lines.length + 1;
    this.blocks(content);
    this.flush();
    this.fields = fields;
    if (this.lines.slice(begun - 1).some(({ text }) => isFilled(text)))
      this.losses.push({ line: begun, text: "文本框里的文字，按它所在的自然段排在这里" });
  }

  // ---- tables

  private table(table: Element): void {
    const since = this.losses.length;
    const rows = this.rows(table);
    const begun = this.lines.length + 1;
    const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    if (columns <= 1) {
      for (const { cells } of rows) for (const cell of cells) this.lines.push(...cell);
    } else {
      const texts = rows.map(({ cells }) => cells.map(cellText));
      for (const text of rowLines(texts, rows[0]?.isHead ?? false)) {
        this.lines.push({ text, form: NO_FORM });
        this.inTables.add(this.lines.length);
      }
      const last = Math.max(begun, this.lines.length);
      const cells = rows.map(({ cells }) => cells.map(cellLines));
      if (!this.inCell)
        this.paragraphs.push({ style: STYLE_NAMES.table, first: begun, last, rows: cells });
      if (texts.some((row) => row.some(Boolean)))
        this.losses.push({
          line: begun,
          text: `表格（${rows.length} 行 ${columns} 列）改成逐行的文字`,
        });
    }
    this.settle(since, begun);
  }

  /** The rows of a table. A cell that goes on below is repeated. */
  private rows(table: Element): Row[] {
    const rows: Row[] = [];
    let above = new Map<number, readonly Line[]>();
    for (const row of held(table, "w:tr")) {
      const properties = child(row, "w:trPr");
      if (child(properties, "w:del")) {
        this.lose(`修订中删去的表格行没有列入：${shortened(wordsOf(row, true))}`);
        continue;
      }
      let column = whole(value(child(properties, "w:gridBefore")), 0);
      const cells: (readonly Line[])[] = [];
      const merged = new Map<number, readonly Line[]>();
      for (const cell of held(row, "w:tc")) {
        const ofCell = child(cell, "w:tcPr");
        const own = this.cell(cell);
        const going = child(ofCell, "w:vMerge");
        const goesOn = going && (value(going) || "continue") === "continue";
        const lines = (goesOn && above.get(column)) || own;
        if (going) merged.set(column, lines);
        cells.push(lines);
        column += whole(value(child(ofCell, "w:gridSpan")), 1);
      }
      above = merged;
      rows.push({ cells, isHead: child(properties, "w:tblHeader") !== undefined });
    }
    return rows;
  }

  private cell(cell: Element): Line[] {
    const { lines, inTables } = this;
    const since = this.losses.length;
    this.lines = [];
    this.inTables = new Set();
    this.inCell += 1;
    this.blocks(cell);
    this.flush();
    this.inCell -= 1;
    const found = this.lines;
    this.lines = lines;
    this.inTables = inTables;
    for (const loss of this.losses.slice(since)) loss.line = 0;
    this.settled = Math.min(this.settled, since);
    return found;
  }

  // ---- what stands in a line

  private inline(container: Element, read: Paragraph, depth = 0): void {
    if (depth > MAX_NESTED) throw new Unreadable("Word 文件的内容套了太多层，不读取");
    for (const element of inside(container)) {
      const kind = name(element);
      if (kind === "w:r") this.run(element, read);
      else if (HOLDERS.has(kind)) this.inline(element, read, depth + 1);
      else if (kind === "mc:AlternateContent") {
        for (const choice of chosen(element)) this.inline(choice, read, depth + 1);
      } else if (TAKEN_OUT.has(kind)) this.loseDeleted(element);
      else if (kind === "m:oMath" || kind === "m:oMathPara") {
        this.put(read, { ...NO_PIECE, text: wordsOf(element) });
        this.lose("公式只留下了其中的文字");
      }
    }
  }

  private run(run: Element, read: Paragraph): void {
    const properties = child(run, "w:rPr");
    if (this.styles.toggled(read.properties, properties, "w:vanish")) {
      const words = wordsOf(run);
      if (words) this.lose(`隐藏的文字没有列入：${shortened(words)}`);
      this.fieldsOnly(run);
      return;
    }
    this.runContent(run, read, {
      text: "",
      bold: this.styles.toggled(read.properties, properties, "w:b"),
      font: this.styles.font(read.properties, properties),
      size: this.styles.size(read.properties, properties),
    });
  }

  /** Of a hidden run, the beginnings and ends of fields, which others need. */
  private fieldsOnly(run: Element): void {
    const nowhere = paragraphOf(undefined);
    for (const element of inside(run)) {
      const open = this.fields[this.fields.length - 1];
      if (name(element) === "w:fldChar") this.fieldMark(element, nowhere, NO_PIECE);
      else if (name(element) === "w:instrText" && open) open.code += textOf(element);
    }
  }

  private runContent(run: Element, read: Paragraph, form: Piece): void {
    for (const element of inside(run)) {
      const open = this.fields[this.fields.length - 1];
      switch (name(element)) {
        case "w:t":
          this.put(read, { ...form, text: replaced(textOf(element), LINE_ENDS, " ") });
          break;
        case "w:tab":
        case "w:ptab":
          this.put(read, { ...form, text: "\t" });
          break;
        case "w:cr":
          this.put(read, { ...form, text: "\n" });
          break;
        case "w:br":
          if ((value(element, "type") ?? "textWrapping") === "textWrapping")
            this.put(read, { ...form, text: "\n" });
          break;
        case "w:noBreakHyphen":
          this.put(read, { ...form, text: "-" });
          break;
        case "w:sym":
          this.symbol(element, read, form);
          break;
        case "w:fldChar":
          this.fieldMark(element, read, form);
          break;
        case "w:instrText":
          if (open && !open.inResult) open.code += textOf(element);
          break;
        case "w:ruby":
          this.ruby(element, read);
          break;
        case "w:footnoteReference":
          this.note(element, "footnotes", "脚注");
          break;
        case "w:endnoteReference":
          this.note(element, "endnotes", "尾注");
          break;
        case "w:commentReference":
          this.note(element, "comments", "批注");
          break;
        case "mc:AlternateContent":
          for (const choice of chosen(element)) this.runContent(choice, read, form);
          break;
        case "w:drawing":
        case "w:pict":
        case "w:object":
          this.drawing(element, read);
      }
    }
  }

  private put(read: Paragraph, piece: Piece): void {
    if (piece.text && this.fields.every((open) => open.inResult) && !this.inContents)
      read.pieces.push(piece);
  }

  private symbol(element: Element, read: Paragraph, form: Piece): void {
    const font = value(element, "font") ?? "";
    const code = value(element, "char") ?? "";
    const { sign, isKnown } = symbol(font, code);
    this.put(read, { ...form, text: sign });
    if (!isKnown) this.lose(`符号（${font} 字体 ${code}）写成“${sign}”`);
  }

  private fieldMark(element: Element, read: Paragraph, form: Piece): void {
    const step = value(element, "fldCharType");
    const open = this.fields[this.fields.length - 1];
    if (step === "begin") {
      const box = child(element, "w:ffData/w:checkBox");
      if (box) {
        const checked = child(box, "w:checked") ?? child(box, "w:default");
        this.put(read, { ...form, text: checked && isOn(checked) ? "☑" : "□" });
      }
      this.fields.push({ code: "", inResult: false });
    } else if (step === "separate" && open) {
      open.inResult = true;
    } else if (step === "end" && open) {
      this.fields.pop();
      if (!open.inResult) this.resultless(open, read, form);
    }
  }

  private resultless(ended: Field, read: Paragraph, form: Piece): void {
    const sign = encircled(ended.code);
    const kind = kindOf(ended);
    if (sign || kind === "MACROBUTTON")
      this.put(read, { ...form, text: sign || spaced(ended.code).split(" ").slice(2).join(" ") });
    else if (!SILENT_FIELDS.has(kind) && !kind.includes("FORMCHECKBOX"))
      this.lose(`域没有结果，没有列入：${shortened(ended.code)}`);
  }

  private ruby(element: Element, read: Paragraph): void {
    const base = child(element, "w:rubyBase");
    if (base) this.inline(base, read);
    const words = wordsOf(child(element, "w:rt"));
    if (words) this.lose(`注音没有列入：${shortened(words)}`);
  }

  private note(element: Element, kind: NoteKind, called: string): void {
    const words = this.notes[kind].get(value(element, "id") ?? "") ?? "";
    this.lose(`${called}没有列入：${shortened(words)}`);
  }

  private drawing(element: Element, read: Paragraph): void {
    const found = [...boxes(element)];
    (isFilled(textOfPieces(read.pieces)) ? read.after : read.before).push(...found);
    const outside = [...outsideBoxes(element)];
    const kinds = new Set(outside.map(name));
    const art = outside.filter((inner) => name(inner) === "v:textpath");
    const words = art.map((inner) => inner.getAttribute("string") ?? "").join("");
    if (words) {
      this.put(read, { ...NO_PIECE, text: words });
      this.lose("艺术字写成普通文字");
    }
    const has = (...names: string[]) => names.some((named) => kinds.has(named));
    if (has("c:chart")) this.lose("图表没有列入");
    else if (has("dgm:relIds")) this.lose("SmartArt 图形没有列入");
    else if (has("o:OLEObject")) this.lose("嵌入的对象没有列入");
    else if (has("pic:pic", "a:blip", "v:imagedata")) this.lose("图片没有列入");
    else if (!found.length && !art.length && !has(...SHAPES)) this.lose("嵌入的图形没有列入");
  }
}

/** Lines and shapes, which nobody misses. */
const SHAPES = ["v:line", "v:rect", "?:wsp", "?:wgp", "?:wpc", "v:shape", "v:group"];

/** The rows of a table, or the cells of a row, also those inside of content controls. */
function* held(container: Element, wanted: string): Generator<Element> {
  for (const element of inside(container)) {
    const kind = name(element);
    if (kind === wanted) yield element;
    else if (HOLDERS.has(kind)) yield* held(element, wanted);
    else if (kind === "mc:AlternateContent")
      for (const choice of chosen(element)) yield* held(choice, wanted);
  }
}

/** One of the forms that the same content is given in: the first understood, else the one for old programs. */
function chosen(alternatives: Element): Element[] {
  const understood = children(alternatives, "mc:Choice").find((choice) =>
    spaced(choice.getAttribute("Requires") ?? "")
      .split(" ")
      .every((needed) => !needed || KNOWN.has(needed)),
  );
  return understood ? [understood] : children(alternatives, "mc:Fallback");
}

/** The contents of text boxes, each once; boxes inside boxes are found when these are read. */
function* boxes(element: Element): Generator<Element> {
  for (const inner of inside(element)) {
    const kind = name(inner);
    if (kind === "w:txbxContent") yield inner;
    else if (kind === "mc:AlternateContent")
      for (const choice of chosen(inner)) yield* boxes(choice);
    else yield* boxes(inner);
  }
}

function* outsideBoxes(element: Element): Generator<Element> {
  for (const inner of inside(element)) {
    const kind = name(inner);
    if (kind === "w:txbxContent") continue;
    for (const found of kind === "mc:AlternateContent" ? chosen(inner) : [inner]) {
      yield found;
      yield* outsideBoxes(found);
    }
  }
}

/** All words below an element, for telling what was left out; the words of a comment, a header, a formula. */
function wordsOf(element: Maybe, deleted = false): string {
  const kinds = deleted ? ["w:t", "m:t", "w:delText"] : ["w:t", "m:t"];
  const all = element ? Array.from(element.getElementsByTagName("*")) : [];
  return strip(
    all
      .filter((inner) => kinds.includes(name(inner)))
      .map(textOf)
      .join(""),
  );
}

type NoteKind = "footnotes" | "endnotes" | "comments";

/** The words of the notes of a kind, by their ids; separators have none. */
function notesOf(file: Package, kind: NoteKind): Map<string, string> {
  const notes = new Map<string, string>();
  for (const note of inside(file.firstRelated(kind))) {
    const words = wordsOf(note);
    if (words) notes.set(value(note, "id") ?? "", words);
  }
  return notes;
}

const cellLines = (lines: readonly Line[]): string =>
  lines
    .map(({ text }) => strip(text))
    .filter(Boolean)
    .join("\n");

const cellText = (lines: readonly Line[]): string => cellLines(lines).replace(/\n/g, " ");

/** What parts a number from the words. A tab behind 一、 or （一） is nothing but an indent. */
function gapOf(label: string, gap: string): string {
  if (gap === "nothing") return "";
  return gap === "tab" && CLOSED_LABEL.test(label) ? "" : " ";
}

/** Without the white space before the words, behind which the number would stand. */
function unindented(pieces: readonly Piece[]): Piece[] {
  for (const [at, piece] of pieces.entries()) {
    const rest = piece.text.replace(/^[ \t\u3000\u00a0]+/, "");
    if (rest) return [{ ...piece, text: rest }, ...pieces.slice(at + 1)];
  }
  return [];
}

/** A paragraph's lines, parted where it has a line break. */
function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces)
    if (piece.text === "\n") lines.push([]);
    else lines[lines.length - 1]?.push(piece);
  return lines;
}

/** How a line looks, by most of its characters. */
function formOf(pieces: readonly Piece[], level: number, align: Align): Form {
  const fonts = new Map<string, number>();
  const sizes = new Map<number, number>();
  let bold = 0;
  let characters = 0;
  for (const piece of pieces) {
    const count = sizeOf(bare(piece.text));
    fonts.set(piece.font, (fonts.get(piece.font) ?? 0) + count);
    sizes.set(piece.size, (sizes.get(piece.size) ?? 0) + count);
    if (piece.bold) bold += count;
    characters += count;
  }
  if (!characters) return NO_FORM;
  const [font, size] = [mostOf(fonts, ""), mostOf(sizes, 0)];
  return { level, align, bold: bold === characters, font, size };
}

/** What was counted most often, the first of several. */
function mostOf<Counted>(counts: ReadonlyMap<Counted, number>, otherwise: Counted): Counted {
  let found = otherwise;
  let most = -1;
  for (const [counted, count] of counts)
    if (count > most) {
      found = counted;
      most = count;
    }
  return found;
}

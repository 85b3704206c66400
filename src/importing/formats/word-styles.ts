/** What a paragraph or a run of a Word file is like, its own properties and those of its styles taken together. */

import { MAX_CHAIN, OFF } from "./knowledge";
import { child, children, type Maybe, type Package, value } from "./package";

/** Whether a property that is on or off is on: <w:b/>, <w:b w:val="1"/>. */
export const isOn = (element: Element): boolean => !OFF.has((value(element) || "1").toLowerCase());

/** Properties, with what they belong to: the id of a style; a run, a character style, a paragraph style, the file. */
type Owned<Owner extends string> = readonly [owner: Owner, properties: Element];
type RunOwner = "run" | "character" | "paragraph" | "file";

/** The styles of a file, by their ids. Names say nothing: WPS numbers its ids, and users rename. */
export class Styles {
  private readonly root: Maybe;
  private readonly styles: ReadonlyMap<string, Element>;
  private readonly theme: Maybe;
  /** The id of the style of paragraphs that name none. */
  private readonly usual: string;

  constructor(file: Package) {
    this.root = file.firstRelated("styles");
    this.styles = new Map(
      children(this.root, "w:style").map((style) => [value(style, "styleId") ?? "", style]),
    );
    this.theme = file.firstRelated("theme");
    const usual = [...this.styles].find(
      ([, style]) =>
        value(style, "type") === "paragraph" &&
        !OFF.has((value(style, "default") || "0").toLowerCase()),
    );
    this.usual = usual?.[0] ?? "";
  }

  /** A style and those that it is based on. */
  private *chain(identity: string | undefined): Generator<Owned<string>> {
    const seen = new Set<string>();
    let next = identity;
    while (next && !seen.has(next) && seen.size < MAX_CHAIN) {
      const style = this.styles.get(next);
      if (!style) return;
      seen.add(next);
      yield [next, style];
      next = value(child(style, "w:basedOn"));
    }
  }

  /** The properties (w:pPr) that hold for a paragraph, the strongest first, each with the id of its style. */
  *paragraphChain(properties: Maybe): Generator<Owned<string>> {
    if (properties) yield ["", properties];
    const own = value(child(properties, "w:pStyle"));
    const named = own !== undefined && this.styles.has(own) ? own : this.usual;
    for (const [identity, style] of this.chain(named)) {
      const ofStyle = child(style, "w:pPr");
      if (ofStyle) yield [identity, ofStyle];
    }
  }

  /** The properties (w:rPr) that hold for a run, the strongest first, each with what it belongs to. */
  private *runChain(paragraph: Maybe, run: Maybe): Generator<Owned<RunOwner>> {
    if (run) yield ["run", run];
    const styles: [RunOwner, string | undefined][] = [
      ["character", value(child(run, "w:rStyle"))],
      ["paragraph", value(child(paragraph, "w:pStyle")) || this.usual],
    ];
    for (const [owner, identity] of styles)
      for (const [, style] of this.chain(identity)) {
        const ofStyle = child(style, "w:rPr");
        if (ofStyle) yield [owner, ofStyle];
      }
    const defaults = child(this.root, "w:docDefaults/w:rPrDefault/w:rPr");
    if (defaults) yield ["file", defaults];
  }

  /** Whether a property that toggles (w:b, w:vanish) is on: a run's own decides; else one of the two styles has it, but
   * not both. */
  toggled(paragraph: Maybe, run: Maybe, toggle: string): boolean {
    const found = new Map<RunOwner, boolean>();
    for (const [owner, properties] of this.runChain(paragraph, run)) {
      const element = found.has(owner) ? undefined : child(properties, toggle);
      if (element) found.set(owner, isOn(element));
    }
    const of = (owner: RunOwner) => found.get(owner) ?? false;
    if (found.has("run")) return of("run");
    if (found.has("character") || found.has("paragraph"))
      return of("character") !== of("paragraph");
    return of("file");
  }

  /** The font of a run's Chinese characters; empty where none is named. */
  font(paragraph: Maybe, run: Maybe): string {
    for (const [, properties] of this.runChain(paragraph, run)) {
      const fonts = child(properties, "w:rFonts");
      const font = value(fonts, "eastAsia");
      if (font) return font;
      const theme = value(fonts, "eastAsiaTheme");
      if (theme) return this.themeFont(theme);
    }
    return "";
  }

  private themeFont(theme: string): string {
    const kind = theme.startsWith("major") ? "a:majorFont" : "a:minorFont";
    const scheme = child(this.theme, `a:themeElements/a:fontScheme/${kind}`);
    const named = children(scheme, "a:ea")[0]?.getAttribute("typeface");
    const simplified = children(scheme, "a:font").find(
      (face) => face.getAttribute("script") === "Hans",
    );
    return named || simplified?.getAttribute("typeface") || "";
  }

  /** The size of a run in points; 0 where none is given. */
  size(paragraph: Maybe, run: Maybe): number {
    for (const [, properties] of this.runChain(paragraph, run)) {
      const size = value(child(properties, "w:sz"));
      if (size && /^[0-9]{1,5}$/.test(size)) return Number(size) / 2;
    }
    return 0;
  }

  /** The name of a paragraph's style. */
  nameOf(properties: Maybe): string {
    const identity = value(child(properties, "w:pStyle")) ?? this.usual;
    return value(child(this.styles.get(identity), "w:name")) ?? "";
  }

  /** A paragraph's outline level, 1–9; 0 for body text. */
  outlineLevel(properties: Maybe): number {
    for (const [, ofStyle] of this.paragraphChain(properties)) {
      const level = value(child(ofStyle, "w:outlineLvl"));
      if (level) return /^[0-8]$/.test(level) ? Number(level) + 1 : 0;
    }
    return 0;
  }

  /** The strongest element of a name (w:jc) among a paragraph's properties. */
  first(properties: Maybe, element: string): Maybe {
    for (const [, ofStyle] of this.paragraphChain(properties)) {
      const found = child(ofStyle, element);
      if (found) return found;
    }
    return undefined;
  }

  /** The list (numId) of a numbering style; empty where it has none. */
  numberingOfStyle(identity: string): string {
    return value(child(this.styles.get(identity), "w:pPr/w:numPr/w:numId")) ?? "";
  }
}

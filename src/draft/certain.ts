/** Whether a replacement is certain where it would stand: what it is offered for must mean what the register means. */

/** Where words stand in a text. */
export interface Place {
  text: string;
  start: number;
  end: number;
}

/** Whether the sentence stays true and whole with other words in it. */
export function fits(place: Place, instead: string): boolean {
  const { text, start, end } = place;
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const words = text.slice(start, end);
  if (doubled(before, words, after, instead)) return false;
  if (FORMERLY.test(before) || TOLD.test(sentenceAround(place).join(""))) return false;
  return !isTitle(before, words, after) || !inName(before, after);
}

/** The sentence that words stand in: what is before them, and what is after them. */
export function sentenceAround({ text, start, end }: Place): [before: string, after: string] {
  const before = text.slice(0, start).split(/[。；！？\n]/);
  const after = text.slice(end).split(/[。；！？\n]/);
  return [before[before.length - 1] ?? "", after[0] ?? ""];
}

/** Of another time, or told of as a name. */
const FORMERLY = /(?:原|旧|前|老|所谓|俗称|简称|国家|省)[“《]?$/;
const TOLD =
  /更名|改名|改称|改为|改成|改叫|前身|并入|合并|撤销|废止|取代|取而代之|原名|原称|旧称|误写|回顾|历程|(?:19|20)\d\d年[^，。；]{0,10}(?:颁布|印发|公布|发布|修订|施行|实施|成立|组建)/;

/** Whether the words would stand next to themselves, or another time in the sentence. */
function doubled(before: string, words: string, after: string, instead: string): boolean {
  const last = before.split(/[。；！？\n]/).pop() ?? "";
  const next = after.split(/[。；！？\n]/)[0] ?? "";
  if (last.includes(instead) || next.includes(instead)) return true;
  for (let length = 1; length < instead.length; length++) {
    const [head, tail] = [instead.slice(0, length), instead.slice(-length)];
    if (before.endsWith(head) && !words.startsWith(head)) return true;
    if (after.startsWith(tail) && !words.endsWith(tail)) return true;
  }
  return false;
}

/** Whether words are, or are part of, the name of a document. */
function isTitle(before: string, words: string, after: string): boolean {
  return (
    words.includes("《") ||
    before.lastIndexOf("《") > before.lastIndexOf("》") ||
    /(?:法|条例|纲要)$/.test(words) ||
    after.startsWith("》")
  );
}

/** Whether the document is named for itself: as part of a longer name, by who issued it, or with what it says. */
function inName(before: string, after: string): boolean {
  const open = before.lastIndexOf("《") > before.lastIndexOf("》");
  if (open && !(before.endsWith("《") && after.startsWith("》"))) return true;
  return ISSUED.test(before) || SAYS.test(after);
}

const ISSUED =
  /(?:国务院|中央|中共|国家|部|省|市|印发|颁布|公布|发布|出台|下发|修订|修改|修正|实施|施行|新|年)(?:的|后的)?《?$/;
const SAYS =
  /^》?(?:第[〇零一二三四五六七八九十百\d]|[（(〔]|中|里|所|的?(?:有关|相关)?(?:提出|规定|确定|确立|要求|倡导|明确|概括|颁布|印发|发布|公布|施行|实施|修订|修正|修改|司法解释|解释|细则|出台|条款|条文|\d|[一二三四五六七八九十]+(?:周年|项|章)))/;

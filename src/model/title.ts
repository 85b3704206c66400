/** Titles of the library's plans, which tell plans from each other, as titles of documents. */

/** What a document says of itself at the end of its title: its stage, its years, which part it is. */
const OWN =
  /^(?:草案|试行|暂行|[^（）]{0,6}稿|第.{1,3}[版部编]|[\d×xX]{2,4}[\d×xX年度—–-]*|上|中|下)$/;
const AT_END = /[（(]([^（）()]*)[）)]$/;

/** A plan's title without what the library's editor has put behind it in brackets, so that two plans do not have one
 * title: 文明社区创建规划（另一版本） is 文明社区创建规划. */
export function documentTitle(title: string): string {
  const said = AT_END.exec(title);
  return said && said.index > 0 && !OWN.test(said[1] ?? "")
    ? documentTitle(title.slice(0, said.index).trimEnd())
    : title;
}

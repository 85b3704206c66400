/** HTML from elsewhere as a document, of which nothing runs, loads or is styled. */

/** Where the style attributes of such a document are. Under their own name the browser would apply them, and where a
 * policy forbids that, complain of each in the console. */
export const STYLE = "data-pl-style";

const TAG = /<[a-z][^<>]*>/gi;
const ATTRIBUTE = /([\s"'/])(style)(?=\s*=)/gi;
const SHEET = /(<\/?)(style)(?=[\s/>])/gi;
/** What is changed by these where it was text. */
const CHANGED = /data-pl-(style)(?=\s*=)|noframes data-pl-(style)-sheet/gi;

/** html: a page or a part of one. Style sheets are left out. */
export function parseHtml(html: string): Document {
  const inert = html
    .replace(TAG, (tag) => tag.replace(ATTRIBUTE, "$1data-pl-$2"))
    .replace(SHEET, "$1noframes data-pl-$2-sheet"); // which is parsed as style sheets are
  const document = new DOMParser().parseFromString(inert, "text/html");
  for (const sheet of document.querySelectorAll("[data-pl-style-sheet]")) sheet.remove();
  const texts = document.createNodeIterator(document, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { nodeValue } = text;
    if (nodeValue?.includes("data-pl-"))
      text.nodeValue = nodeValue.replace(CHANGED, (_, attribute, sheet) => attribute ?? sheet);
  }
  return document;
}

/** HTML from elsewhere as a document, of which nothing runs, loads or is styled. */

/** Where the style attributes of such a document are. Under their own name the browser would apply them, and where a
 * policy forbids that, complain of each in the console. */
export const STYLE = "data-pl-style";

/** What style sheets are called: it is parsed as they are. */
const SHEET = "noframes";
const MARK = "data-pl-sheet";
const TAG = /<[a-z][^<>]*>/gi;
const ATTRIBUTE = /([\s"'/])style(?=\s*=)/gi;

/** html: a page or a part of one. Style sheets are left out. */
export function parseHtml(html: string): Document {
  const inert = html
    .replace(TAG, (tag) => tag.replace(ATTRIBUTE, `$1${STYLE}`))
    .replace(/<style(?=[\s/>])/gi, `<${SHEET} ${MARK}`)
    .replace(/<\/style(?=[\s/>])/gi, `</${SHEET}`);
  const document = new DOMParser().parseFromString(inert, "text/html");
  for (const sheet of document.querySelectorAll(`${SHEET}[${MARK}]`)) sheet.remove();
  return document;
}

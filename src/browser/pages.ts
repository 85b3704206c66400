/** Addresses of pages. The build says where they are: as folders (compare/) or as files (compare.html). */

import { PAGES_META, SitePage } from "../contract";

/** The addresses of the pages that scripts lead to. */
export type Pages = Readonly<Record<SitePage, string>>;

/** Where a site is. root: the address of its root. */
export interface Site {
  readonly root: string;
  readonly pages: Pages;
}

/** The addresses that the head of this page has. Throws where it has none. */
export function pagesOf(document: Document): Pages {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name=${PAGES_META}]`);
  if (!meta) throw new Error("the page does not say where others are");
  const address = (page: SitePage) => addressAt(meta.dataset[page] ?? "", document.baseURI);
  return Object.fromEntries(SitePage.map((page) => [page, address(page)])) as Pages;
}

/** The address of a page from its path below another address. A folder's own file is named where no server does it. */
export function addressAt(path: string, base: string): string {
  const address = new URL(path, base);
  if (address.protocol === "file:" && address.pathname.endsWith("/"))
    address.pathname += "index.html";
  return address.href;
}

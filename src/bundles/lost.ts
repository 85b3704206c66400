// The page for addresses that lead nowhere, whose address may be of any depth, asks for this script at several: where it
// is found, so is the site's root, from which all addresses of that page count.

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !document.querySelector("base")) {
  const base = document.createElement("base");
  base.href = new URL("../../", script.src).href;
  document.head.append(base);
  document.addEventListener("DOMContentLoaded", () => {
    const skip = document.querySelector<HTMLAnchorElement>(".md-skip");
    if (skip) skip.href = `${location.pathname}${location.search}${skip.hash}`;
  });
}

export {};

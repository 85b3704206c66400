/** What the oldest browsers that the site works in (`browserslist` in package.json) lack, and code uses as if all had it. */

// Chrome 86
for (const { prototype } of [Element, Document, DocumentFragment])
  prototype.replaceChildren ??= function (this: ParentNode, ...nodes) {
    while (this.lastChild) this.lastChild.remove();
    this.append(...nodes);
  };

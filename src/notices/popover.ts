/** What a notice says, in a small box by the dated phrase: for a pointer that rests on it, the focus, or a press, which keeps
 * it. The page is left by the links in the box alone. */

import { make, placeBy } from "../browser/dom";
import { MARK_CLASS, type Notice } from "../contract";
import { loadNotices } from "./notices";
import { DOUBTS, period } from "./words";

const MARK = `a.${MARK_CLASS}`;
const TITLE = "pl-datedbox-title";
const TEXT = "pl-datedbox-text";
const OPEN_MS = 200;
/** Long enough for the pointer to get from the phrase into the box. */
const CLOSE_MS = 300;

/** The box by the phrase that it is open for, or about to be. */
interface NoticeBox {
  /** What the pointer rests on: a phrase, or the box. */
  over: Element | null;
  /** Whether it stays when the pointer goes on. */
  kept: boolean;
  /** Whether there was something to show. */
  show(mark: HTMLAnchorElement): Promise<boolean>;
  hide(): void;
  /** Do something after a while, unless something else happens before. */
  later(act: () => void, ms: number): void;
  /** What was to be done later is not. */
  stay(): void;
  /** Put the focus into it. */
  enter(): void;
  /** The box, where something is in it or in its phrase. */
  holding(target: EventTarget | null): Element | null;
  press(event: KeyboardEvent): void;
}

/** A dialog that is not modal: it has links, and Tab leads from the phrase into it and on. */
function makeNoticeBox(): NoticeBox {
  const element = make("div", { role: "dialog", class: "pl-datedbox", "aria-labelledby": TITLE });
  element.hidden = true;
  element.tabIndex = -1; // a press on its words leaves the focus in it
  let mark: HTMLAnchorElement | null = null;
  let opening = Promise.resolve(false);
  let timer = 0;
  const stay = () => window.clearTimeout(timer);
  const later = (act: () => void, ms: number) => {
    stay();
    timer = window.setTimeout(act, ms);
  };
  const hide = () => {
    stay();
    mark?.removeAttribute("aria-describedby");
    mark = null;
    box.kept = false;
    element.hidden = true;
  };
  const show = (next: HTMLAnchorElement): Promise<boolean> => {
    stay();
    if (next === mark) return opening;
    hide();
    mark = next;
    opening = noticeOf(next).then((notice) => {
      if (mark !== next) return true; // the reader has gone on meanwhile
      if (notice) open(element, next, notice);
      else hide();
      return notice !== undefined;
    });
    return opening;
  };
  const press = (event: KeyboardEvent) => {
    if (!mark || element.hidden) return;
    const inside = element.contains(document.activeElement);
    if (event.key === "Escape") {
      if (inside) mark.focus();
      hide();
    } else if (event.key === "Tab" && (inside || mark === document.activeElement))
      stepInOrOut(event, mark, element);
  };
  const enter = () => element.focus();
  const holding = (target: EventTarget | null) =>
    target instanceof Node && (element.contains(target) || mark?.contains(target)) ? element : null;
  const box: NoticeBox = {
    over: null,
    kept: false,
    show,
    hide,
    later,
    stay,
    enter,
    holding,
    press,
  };
  return box;
}

function open(box: HTMLElement, mark: HTMLAnchorElement, notice: Notice): void {
  box.replaceChildren(...content(notice, mark.href));
  box.hidden = false;
  if (!box.isConnected) document.body.append(box);
  placeBy(mark, box, { top: -window.scrollY, left: -window.scrollX });
  mark.setAttribute("aria-describedby", TEXT);
}

/** Show what a phrase's notice says wherever one is pointed at, focused or tapped. */
export function startDatedPopover(): void {
  const box = makeNoticeBox();
  followPointer(box);
  followFocus(box);
  followPresses(box);
  document.addEventListener("keydown", box.press);
  window.addEventListener("pagehide", box.hide);
}

function followPointer(box: NoticeBox): void {
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    const next = markAt(target);
    const over = next ?? box.holding(target);
    if (over === box.over) return;
    box.over = over;
    if (box.kept) return;
    if (next) box.later(() => void box.show(next), OPEN_MS);
    else if (over || box.holding(document.activeElement)) box.stay();
    else box.later(box.hide, CLOSE_MS);
  });
}

function followFocus(box: NoticeBox): void {
  document.addEventListener("focusin", ({ target }) => {
    const next = markAt(target);
    if (next) void box.show(next);
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    const gone = box.kept ? relatedTarget !== null : !box.over; // to nowhere where the window is left
    if (gone && box.holding(target) && !box.holding(relatedTarget)) box.hide();
  });
}

/** A press opens the box and keeps it, until the next one elsewhere; that of a key leads into it. Where there is nothing to
 * show, and where another tab is asked for, the phrase is the link that it is. */
function followPresses(box: NoticeBox): void {
  document.addEventListener("pointerdown", ({ target }) => {
    if (!box.holding(target)) box.hide();
  });
  document.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void box.show(mark).then((shown) => {
      if (!shown) location.assign(mark.href);
      else if (box.holding(mark)) {
        box.kept = true;
        if (event.detail === 0) box.enter();
      }
    });
  });
}

/** The box stands at the end of the page, but comes right behind its phrase. */
function stepInOrOut(event: KeyboardEvent, mark: HTMLElement, box: HTMLElement): void {
  if (event.shiftKey && mark === document.activeElement) return;
  const links = Array.from(box.querySelectorAll("a"));
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const target = links[event.shiftKey ? at - 1 : at + 1] ?? mark;
  target.focus();
  // From the phrase the browser goes on by itself.
  if (target !== mark || event.shiftKey) event.preventDefault();
}

function markAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>(MARK) : null;
}

async function noticeOf(mark: HTMLElement): Promise<Notice | undefined> {
  try {
    return (await loadNotices()).notices.find(({ id }) => id === mark.dataset.notice);
  } catch {
    return undefined; // the link leads to the same words
  }
}

/** list: the address of the notice's entry in the list of all. */
function content(notice: Notice, list: string): HTMLElement[] {
  const { title, now, note, confidence } = notice;
  const [source] = notice.sources;
  const doubt = DOUBTS[confidence];
  const text = make("div", { id: TEXT });
  const when = period(notice);
  if (when) text.append(make("p", { class: "pl-datedbox__when" }, when));
  if (now) text.append(make("p", {}, make("b", {}, "现在："), now));
  if (note) text.append(make("p", {}, note));
  if (doubt) text.append(make("p", { class: "pl-datedbox__doubt" }, doubt));
  const parts = [make("p", { class: "pl-datedbox__title", id: TITLE }, title), text];
  if (source) parts.push(make("p", {}, make("b", {}, "依据："), sourceElement(source)));
  return [...parts, make("p", {}, make("a", { href: list }, "过时提法"))];
}

function sourceElement({ title, url }: Notice["sources"][number]): HTMLElement | string {
  return url ? make("a", { href: url, rel: "noreferrer" }, title) : title;
}

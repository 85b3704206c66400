/** Light or dark: as the system has it, or as the reader chose by the button in the header. */

const KEY = "plan-library:scheme";
const DARK = "(prefers-color-scheme: dark)";

/** A choice, in the order in which the button goes through them. icon: the path of a picture of 24 units. */
interface Choice {
  readonly name: string;
  readonly words: string;
  readonly icon: string;
  isDark(): boolean;
}

const CHOICES: readonly [Choice, ...Choice[]] = [
  {
    name: "system",
    words: "现在跟随系统，改为浅色",
    icon: "m14.3 16-.7-2h-3.2l-.7 2H7.8L11 7h2l3.2 9zM20 8.7V4h-4.7L12 .7 8.7 4H4v4.7L.7 12 4 15.3V20h4.7l3.3 3.3 3.3-3.3H20v-4.7l3.3-3.3zM10.9 12.7h2.2L12 9z",
    isDark: () => matchMedia(DARK).matches,
  },
  {
    name: "light",
    words: "现在是浅色，改为深色",
    icon: "M12 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10M11 1h2v4h-2zm0 18h2v4h-2zM1 11h4v2H1zm18 0h4v2h-4zM4 5.4 5.4 4l2.8 2.8-1.4 1.4zm11.8 11.8 1.4-1.4 2.8 2.8-1.4 1.4zM4 18.6l2.8-2.8 1.4 1.4L5.4 20zM15.8 6.8 18.6 4 20 5.4l-2.8 2.8z",
    isDark: () => false,
  },
  {
    name: "dark",
    words: "现在是深色，改为跟随系统",
    icon: "M12 3a9 9 0 1 0 9 9c0-.5 0-.9-.1-1.4a5.4 5.4 0 0 1-7.5-7.5C12.9 3 12.5 3 12 3",
    isDark: () => true,
  },
];

/** Show the page in the chosen colours from its first moment, and let the button of the header choose others. */
export function startScheme(): void {
  let choice = CHOICES.find(({ name }) => name === stored()) ?? CHOICES[0];
  const show = () => {
    document.documentElement.dataset.mdColorScheme = choice.isDark() ? "slate" : "default";
  };
  const choose = (chosen: Choice) => {
    choice = chosen;
    show();
    const button = document.querySelector(".pl-scheme");
    if (!button) return;
    button.setAttribute("aria-label", choice.words);
    button.setAttribute("title", choice.words);
    button.textContent = "";
    button.append(picture(choice.icon));
  };
  show();
  matchMedia(DARK).addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", () => {
    choose(choice);
    document.querySelector(".pl-scheme")?.addEventListener("click", () => {
      choose(CHOICES[CHOICES.indexOf(choice) + 1] ?? CHOICES[0]);
      store(choice.name);
    });
  });
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY) choose(CHOICES.find(({ name }) => name === newValue) ?? CHOICES[0]);
  });
}

function picture(path: string): SVGElement {
  const [svg, shape] = ["svg", "path"].map((tag) =>
    document.createElementNS("http://www.w3.org/2000/svg", tag),
  ) as [SVGSVGElement, SVGPathElement];
  svg.setAttribute("viewBox", "0 0 24 24");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a browser may forbid it; the choice then lasts as long as the page
  }
}

function store(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {}
}

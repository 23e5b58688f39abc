import { t } from "@lingui/core/macro";
import { copyLink } from "./copyLink";
import { showTheme, type Theme } from "../../lib/settings";
import { undoLast } from "../../ui/undo";
import { fit, wordsOf } from "./quick";

/** Something that is done or gone to from the palette. */
export interface Command {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** The key that does the same, if there is one. */
  readonly keys?: string;
  /** Other words for it. */
  readonly also?: string;
  readonly run: () => void;
}

export interface Around {
  /** Where the pages of this person are. */
  readonly pages: readonly { readonly to: string; readonly name: string }[];
  /** The address that is looked at now: path and search. */
  readonly here: { readonly pathname: string; readonly search: string };
  readonly command: string;
  readonly onGo: (href: string) => void;
  readonly onKeys: () => void;
  readonly onGuides: () => void;
}

/** The alignment in another shape, with everything else as it is where one looks at it already. */
export function shapedHref({ pathname, search }: Around["here"], shape: string): string {
  const kept = new URLSearchParams(pathname === "/alignment" ? search : "");
  for (const name of ["x", "y", "zoom"]) kept.delete(name);
  kept.set("shape", shape);
  return `/alignment?${kept}`;
}

const SHAPES = [
  ["tree", "t", t`Alignment as a tree`],
  ["map", "m", t`Alignment as a map`],
  ["outline", "o", t`Alignment as an outline`],
] as const;

const THEMES: readonly (readonly [Theme, string])[] = [
  ["light", t`Light colours`],
  ["dark", t`Dark colours`],
  ["system", t`Colours as the system says`],
];

/** Everything that can be done from anywhere. */
export function commandsOf(around: Around): Command[] {
  const { onGo, here, command } = around;
  const action = (id: string, name: string, run: () => void, more: Partial<Command> = {}): Command => {
    return { id, name, kind: t`Action`, run, ...more };
  };
  return [
    action("check-in", t`Check in`, () => onGo("/check-in"), { keys: "c", also: t`report update` }),
    action("new", t`New objective`, () => onGo("/objectives/new"), { keys: "n", also: t`create add write goal` }),
    action("guided", t`New objective, step by step`, () => onGo("/objectives/guided"), { also: t`create guided help` }),
    ...SHAPES.map(([shape, keys, name]) =>
      action(shape, name, () => onGo(shapedHref(here, shape)), { keys, also: t`switch view chart` }),
    ),
    action("copy", t`Copy link to this page`, () => void copyLink(), { also: t`share address url` }),
    action("undo", t`Undo the last change`, undoLast, { keys: `${command} Z`, also: t`back` }),
    ...THEMES.map(([theme, name]) => action(theme, name, () => showTheme(theme), { also: t`theme mode change` })),
    action("keys", t`Keyboard keys`, around.onKeys, { keys: "?", also: t`shortcuts help` }),
    action("guides", t`Guides`, around.onGuides, { also: t`help learn` }),
    ...around.pages.map(({ to, name }) => ({ id: to, name, kind: t`Page`, also: t`go to open`, run: () => onGo(to) })),
  ];
}

/** Commands that fit what was typed, the best first; all of them while nothing is. */
export function commandsFor(commands: readonly Command[], text: string): Command[] {
  const words = wordsOf(text);
  return commands
    .map((command) => {
      const own = fit(command.name.toLowerCase(), words);
      const other = fit(`${command.name} ${command.also ?? ""}`.toLowerCase(), words);
      return { command, fits: own !== -1 ? own : other === -1 ? -1 : other + words.length * 2 };
    })
    .filter(({ fits }) => fits !== -1)
    .toSorted((a, b) => a.fits - b.fits)
    .map(({ command }) => command);
}

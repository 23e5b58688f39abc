import { HEALTH_ORDER, type Health } from "./columns";
import type { Filter } from "./filter";
import { DEEPEST, type Folding } from "./folding";
import type { View } from "./view";

/** Every state of the page, as its URL holds it. What is absent is at rest. */
export type Address = {
  readonly view?: "tree" | "outline";
  readonly cycle?: string;
  /** The branch shown alone, with its path to the top. */
  readonly root?: string;
  readonly team?: string;
  readonly owner?: string;
  /** Healths, by comma. */
  readonly health?: string;
  readonly q?: string;
  readonly selected?: string;
  readonly panel?: "open" | "peek";
  readonly level?: number;
  /** Ids folded or opened against the level, by comma. */
  readonly turned?: string;
  readonly zoom?: number;
  readonly x?: number;
  readonly y?: number;
};

const LONGEST_QUERY = 200;

function text(value: unknown, longest = 4000): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const plain = String(value).slice(0, longest);
  return plain === "" ? undefined : plain;
}

function oneOf<T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value);
}

function number(value: unknown, least: number, most: number): number | undefined {
  const read = typeof value === "string" ? Number.parseFloat(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? Math.min(most, Math.max(least, read)) : undefined;
}

/** A URL's search as an address; whatever cannot be understood is left out, so no link can break the page. */
export function parseAddress(search: Record<string, unknown>): Address {
  const read = {
    view: oneOf(search.view, ["tree", "outline"]),
    cycle: text(search.cycle, 100),
    root: text(search.root, 100),
    team: text(search.team, 100),
    owner: text(search.owner, 100),
    health: text(search.health, 200),
    q: text(search.q, LONGEST_QUERY),
    selected: text(search.selected, 100),
    panel: oneOf(search.panel, ["open", "peek"]),
    level: number(search.level, 0, DEEPEST),
    turned: text(search.turned),
    zoom: number(search.zoom, 0.001, 10),
    x: number(search.x, -1e7, 1e7),
    y: number(search.y, -1e7, 1e7),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

const list = (joined: string | undefined): string[] => (joined ?? "").split(",").filter(Boolean);

/** The filter that an address names. */
export function filterOf(address: Address): Filter {
  const wanted = new Set(list(address.health));
  return {
    text: address.q ?? "",
    team: address.team ?? null,
    owner: address.owner ?? null,
    health: HEALTH_ORDER.filter((health) => wanted.has(health)),
  };
}

/** Healths as the address holds them. */
export function healthAddress(health: readonly Health[]): string | undefined {
  return health.length === 0 ? undefined : health.join(",");
}

/** The folding that an address names, or the level to begin with. */
export function foldingOf(address: Address, firstLevel: number): Folding {
  return { level: Math.round(address.level ?? firstLevel), toggled: new Set(list(address.turned)) };
}

/** A folding as the address holds it. */
export function foldingAddress(folding: Folding): Pick<Address, "level" | "turned"> {
  const { level, toggled } = folding;
  return { level, turned: toggled.size === 0 ? undefined : [...toggled].join(",") };
}

/** The view that an address names, or null where it names none. */
export function viewOf({ x, y, zoom }: Address): View | null {
  return x === undefined || y === undefined || zoom === undefined ? null : { x, y, zoom };
}

/** A view as the address holds it, rounded to what an eye can tell apart. */
export function viewAddress(view: View): Required<Pick<Address, "x" | "y" | "zoom">> {
  return { x: Math.round(view.x), y: Math.round(view.y), zoom: Number(view.zoom.toPrecision(4)) };
}

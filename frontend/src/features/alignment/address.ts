import type { Health } from "./columns";
import type { Filter } from "./filter";
import { DEEPEST, type Folding } from "./folding";
import type { View } from "./view";

/** Every state of the page, as its URL holds it. What is absent is at rest. */
export type Address = {
  /** Absent: the tree, or the outline on a narrow screen. */
  readonly shape?: "tree" | "outline" | "map" | undefined;
  readonly cycle?: string | undefined;
  /** The instant looked back to; absent: now. */
  readonly asOf?: string | undefined;
  /** The instant from which on differences are told; absent: they are not. */
  readonly since?: string | undefined;
  readonly team?: string | undefined;
  readonly owner?: string | undefined;
  readonly health?: readonly Health[] | undefined;
  readonly findings?: true | undefined;
  readonly q?: string | undefined;
  /** The branch shown alone, with its path to the top. */
  readonly focus?: string | undefined;
  readonly selected?: string | undefined;
  readonly panel?: "open" | "peek" | undefined;
  /** The fold: a level, then the ids turned against it, each after a tilde: `2~obj_…~obj_…`. */
  readonly open?: string | undefined;
  readonly zoom?: number | undefined;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
};

/** The filter that an address names. */
export function filterOf(address: Address): Filter {
  return {
    text: address.q ?? "",
    team: address.team ?? null,
    owner: address.owner ?? null,
    health: address.health ?? [],
    findings: address.findings ?? false,
  };
}

/** The folding that an address names, or the level to begin with. */
export function foldingOf(open: string | undefined, firstLevel: number): Folding {
  const [level = "", ...toggled] = (open ?? "").split("~");
  const asked = /^\d+$/.test(level) ? Number(level) : firstLevel;
  return { level: Math.min(DEEPEST, asked), toggled: new Set(toggled.filter(Boolean)) };
}

/** A folding as the address holds it. */
export function foldingAddress({ level, toggled }: Folding): string {
  return [level, ...toggled].join("~");
}

/** The view that an address names, or null where it names none. */
export function viewOf({ x, y, zoom }: Address): View | null {
  return x === undefined || y === undefined || zoom === undefined ? null : { x, y, zoom };
}

/** A view as the address holds it, rounded to what an eye can tell apart. */
export function viewAddress(view: View): Required<Pick<Address, "x" | "y" | "zoom">> {
  return { x: Math.round(view.x), y: Math.round(view.y), zoom: Number(view.zoom.toPrecision(4)) };
}

/** An address as one text that is equal for equal addresses. */
export function addressText(address: Address): string {
  const parts = Object.entries(address).filter(([, value]) => value !== undefined);
  return JSON.stringify(parts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

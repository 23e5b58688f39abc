import type { SavedViewStateInput, SavedViewsQuery } from "../../../graphql/generated/graphql";
import { type Address, addressText, foldingAddress } from "../address";

const REST: Record<keyof Address, undefined> = {
  shape: undefined,
  cycle: undefined,
  asOf: undefined,
  since: undefined,
  team: undefined,
  owner: undefined,
  health: undefined,
  findings: undefined,
  q: undefined,
  focus: undefined,
  selected: undefined,
  panel: undefined,
  open: undefined,
  zoom: undefined,
  x: undefined,
  y: undefined,
};

/** The state of the page as the server keeps it. */
export function stateOf(address: Address): SavedViewStateInput {
  const [level = "", ...toggled] = (address.open ?? "").split("~");
  return {
    shape: (address.shape?.toUpperCase() as SavedViewStateInput["shape"]) ?? null,
    cycleId: address.cycle ?? null,
    asOf: address.asOf ?? null,
    since: address.since ?? null,
    teamId: address.team ?? null,
    ownerId: address.owner ?? null,
    health: [...(address.health ?? [])],
    findings: address.findings ?? false,
    text: address.q ?? null,
    focusId: address.focus ?? null,
    selectedId: address.selected ?? null,
    panelOpen: address.panel === "open",
    foldLevel: /^\d+$/.test(level) ? Number(level) : null,
    // Only objectives are kept: what stands for a lane or a unit is no id of the server's.
    toggledIds: toggled.filter((id) => id.startsWith("obj_")),
    zoom: address.zoom ?? null,
    x: address.x ?? null,
    y: address.y ?? null,
  };
}

/** The address that opens a kept state; every part that it does not name is at rest. */
export function addressOf(state: SavedViewsQuery["viewer"]["savedViews"][number]["state"]): Address {
  return {
    ...REST,
    shape: state.shape?.toLowerCase() as Address["shape"],
    cycle: state.cycleId ?? undefined,
    asOf: state.asOf ?? undefined,
    since: state.since ?? undefined,
    team: state.teamId ?? undefined,
    owner: state.ownerId ?? undefined,
    health: state.health.length > 0 ? state.health : undefined,
    findings: state.findings ? true : undefined,
    q: state.text ?? undefined,
    focus: state.focusId ?? undefined,
    selected: state.selectedId ?? undefined,
    panel: state.panelOpen ? "open" : undefined,
    open:
      state.foldLevel === null
        ? undefined
        : foldingAddress({ level: state.foldLevel, toggled: new Set(state.toggledIds) }),
    zoom: state.zoom ?? undefined,
    x: state.x ?? undefined,
    y: state.y ?? undefined,
  };
}

/** Whether two addresses show the same, wherever in the picture one is and whatever is selected. */
export function showsTheSame(a: Address, b: Address): boolean {
  const place = { selected: undefined, panel: undefined, x: undefined, y: undefined, zoom: undefined };
  return addressText({ ...a, ...place }) === addressText({ ...b, ...place });
}

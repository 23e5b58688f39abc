import { flagOf, numberOf, oneOf, type Raw, someOf, textOf } from "../lib/searchParams";

const HEALTHS = ["PENDING", "ON_TRACK", "AT_RISK", "OFF_TRACK", "OUTDATED", "DONE", "CLOSED"] as const;

/** Every state of the alignment page. */
export const alignmentSearch = (raw: Raw) => ({
  cycle: textOf(raw, "cycle"),
  /** The instant looked back to. */
  asOf: textOf(raw, "asOf"),
  /** The instant from which on differences are told. */
  since: textOf(raw, "since"),
  /** `tree` where absent. */
  shape: oneOf(raw, "shape", ["tree", "outline", "map"]),
  team: textOf(raw, "team"),
  owner: textOf(raw, "owner"),
  health: someOf(raw, "health", HEALTHS),
  unaligned: flagOf(raw, "unaligned"),
  findings: flagOf(raw, "findings"),
  q: textOf(raw, "q"),
  /** The branch shown alone, and the objective in the side panel. */
  focus: textOf(raw, "focus"),
  selected: textOf(raw, "selected"),
  /** Rows opened or closed by hand, as the page writes them. */
  open: textOf(raw, "open", 4000),
  panel: oneOf(raw, "panel", ["open", "peek"]),
  x: numberOf(raw, "x"),
  y: numberOf(raw, "y"),
  zoom: numberOf(raw, "zoom"),
});

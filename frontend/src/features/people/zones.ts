import type { Choice } from "../../ui/Select";

/** The zones whose days may be counted. */
export const ZONES: readonly Choice[] = Intl.supportedValuesOf("timeZone").map((id) => ({
  id,
  name: id.replaceAll("_", " "),
}));

export const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zones, with one that the browser does not know but the server has. */
export const zonesWith = (id: string): readonly Choice[] =>
  ZONES.some((each) => each.id === id) ? ZONES : [{ id, name: id }, ...ZONES];

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Address } from "./address";
import { AddressKeeper, type Change, type Kept, type Steps, type Write } from "./addressKeeper";

export type { Change, How } from "./addressKeeper";

/**
 * The address as state: changed at once, written to the URL when it rests (or at once, as a step that the Back
 * button undoes), and taken from the URL when that moves by itself.
 */
export function useAddress(given: Address, write: Write, history: Steps): Kept & { readonly change: Change } {
  const [keeper] = useState(() => new AddressKeeper(given, history));
  const kept = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  useEffect(() => keeper.listen(write), [keeper, write]);
  useEffect(() => keeper.arrived(given), [keeper, given]);
  return { ...kept, change: keeper.change };
}

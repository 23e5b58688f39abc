import { useCallback, useEffect, useRef, useState } from "react";
import { type Address, addressText } from "./address";

export type How = "push" | "replace";
export type Change = (patch: Partial<Address>, how?: How) => void;

const REST_MS = 150;

/**
 * The address as state: changed at once, written to the URL when it rests (or at once, as a step that the Back
 * button undoes), and taken from the URL when that moves by itself.
 */
export function useAddress(given: Address, write: (next: Address, how: How) => void): [Address, Change] {
  const [address, setAddress] = useState(given);
  const latest = useRef(address);
  const written = useRef(addressText(given));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const key = addressText(given);

  useEffect(() => {
    if (key === written.current) return;
    clearTimeout(timer.current);
    written.current = key;
    latest.current = given;
    setAddress(given);
  }, [key, given]);

  const change = useCallback<Change>(
    (patch, how = "replace") => {
      const next = { ...latest.current, ...patch };
      const send = () => {
        written.current = addressText(next);
        write(next, how);
      };
      clearTimeout(timer.current);
      // A pending replace belongs to the step before: it is written first, so that Back returns to it.
      if (how === "push" && addressText(latest.current) !== written.current) write(latest.current, "replace");
      latest.current = next;
      setAddress(next);
      if (how === "push") send();
      else timer.current = setTimeout(send, REST_MS);
    },
    [write],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return [address, change];
}

import { useState } from "react";
import { ComboBox } from "./ComboBox";
import type { Choice } from "./Select";

export interface FinderProps {
  label: string;
  labelHidden?: boolean;
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
  /** What fits the text asked for. */
  found: readonly Choice[];
  /** Called with what is typed. */
  onAsk: (text: string) => void;
  placeholder?: string;
  hint?: string;
  error?: string | null;
  nothing?: string;
  /** Empties itself after a choice, to choose the next one. */
  many?: boolean;
}

/** One of very many things, asked for on the server while typing. */
export function Finder({ chosen, onChoose, found, onAsk, many = false, ...rest }: FinderProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isQuiet, setQuiet] = useState(false);
  const [round, setRound] = useState(0);
  const choices = chosen && !found.some((each) => each.id === chosen.id) ? [chosen, ...found] : found;
  const type = (text: string) => {
    setTyped(text);
    if (text !== "") setQuiet(false);
    if (text !== chosen?.name) onAsk(text);
  };
  const choose = (id: string | null) => {
    const choice = choices.find((each) => each.id === id) ?? null;
    if (!choice && typed !== "") return;
    setTyped(many ? "" : null);
    if (many) {
      setQuiet(true);
      setRound(round + 1);
    }
    onAsk("");
    onChoose(choice);
  };
  return (
    <ComboBox
      {...rest}
      // After a choice the field begins anew: a list that stays open would hide the rest of the page.
      key={round}
      choices={choices}
      value={many ? null : (chosen?.id ?? null)}
      onChange={choose}
      inputValue={typed ?? chosen?.name ?? ""}
      onInputChange={type}
      isQuiet={isQuiet}
    />
  );
}

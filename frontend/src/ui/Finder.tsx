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
  const choices = chosen && !found.some((each) => each.id === chosen.id) ? [chosen, ...found] : found;
  const type = (text: string) => {
    setTyped(text);
    if (text !== chosen?.name) onAsk(text);
  };
  const choose = (id: string | null) => {
    const choice = choices.find((each) => each.id === id) ?? null;
    if (!choice && typed !== "") return;
    setTyped(many ? "" : null);
    onAsk("");
    onChoose(choice);
  };
  return (
    <ComboBox
      {...rest}
      choices={choices}
      value={many ? null : (chosen?.id ?? null)}
      onChange={choose}
      inputValue={typed ?? chosen?.name ?? ""}
      onInputChange={type}
    />
  );
}

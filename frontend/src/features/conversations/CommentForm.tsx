import { useState } from "react";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/TextField";
import styles from "./conversations.module.css";
import { useNames } from "./useNames";
import { begunName, type Mentioned, stillNamed, withName } from "./words";

export interface CommentFormProps {
  label: string;
  /** What the button says. */
  verb: string;
  text?: string;
  mentioned?: readonly Mentioned[];
  busy: boolean;
  /** Whether it went through; the form empties itself then. */
  onSend: (text: string, mentionIds: string[]) => Promise<boolean>;
  onCancel?: () => void;
}

/** Words of a comment; a name begun after “@” is offered to be mentioned. */
export function CommentForm({ label, verb, text: first = "", mentioned = [], ...rest }: CommentFormProps) {
  const { busy, onSend, onCancel } = rest;
  const [text, setText] = useState(first);
  const [chosen, setChosen] = useState<readonly Mentioned[]>(mentioned);
  const { found, ask } = useNames(false);
  const begun = begunName(text);
  const offered = begun === null ? [] : found.slice(0, 6);
  const type = (typed: string) => {
    setText(typed);
    ask(begunName(typed) ?? "");
  };
  const mention = (person: Mentioned) => {
    setText(withName(text, person.name));
    setChosen([...chosen.filter((each) => each.id !== person.id), person]);
    ask("");
  };
  const send = async () => {
    const named = stillNamed(text, chosen).map((each) => each.id);
    if (!(await onSend(text, named))) return;
    setText("");
    setChosen([]);
  };
  return (
    <div className={styles.write}>
      <TextArea
        aria-label={label}
        placeholder={`${label}. Write @ and a name to mention somebody.`}
        value={text}
        onChange={type}
        maxLength={5_000}
        rows={2}
      />
      {offered.length > 0 ? (
        <div className={styles.suggestions} role="group" aria-label="Mention">
          {offered.map((each) => (
            <Button key={each.id} onPress={() => mention(each)}>
              @{each.name}
            </Button>
          ))}
        </div>
      ) : null}
      <div className={styles.buttons}>
        <Button look="primary" isDisabled={busy || text.trim() === ""} onPress={() => void send()}>
          {verb}
        </Button>
        {onCancel ? (
          <Button look="quiet" onPress={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </div>
  );
}

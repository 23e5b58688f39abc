import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { hasTexts, useKept } from "../../ui/useKept";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/TextField";
import styles from "./conversations.module.css";
import { useNames } from "./useNames";
import { begunName, type Mentioned, stillNamed, withName } from "./words";

interface Said {
  text: string;
  mentioned: readonly Mentioned[];
}

function isSaid(value: unknown): value is Said {
  const { text, mentioned } = (value ?? {}) as Partial<Record<keyof Said, unknown>>;
  return (
    typeof text === "string" && Array.isArray(mentioned) && mentioned.every((each) => hasTexts(each, ["id", "name"]))
  );
}

export interface CommentFormProps {
  /** Which form it is; what is typed is kept under it until it is sent. */
  place: string;
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
export function CommentForm({ place, label, verb, text: first = "", mentioned = [], ...rest }: CommentFormProps) {
  const { busy, onSend, onCancel } = rest;
  const [said, setSaid, forget] = useKept<Said>(place, { text: first, mentioned }, isSaid);
  const { text, mentioned: chosen } = said;
  const { found, ask } = useNames(false);
  const begun = begunName(text);
  const offered = begun === null ? [] : found.slice(0, 6);
  const type = (typed: string) => {
    setSaid({ ...said, text: typed });
    ask(begunName(typed) ?? "");
  };
  const mention = (person: Mentioned) => {
    const others = chosen.filter((each) => each.id !== person.id);
    setSaid({ text: withName(text, person.name), mentioned: [...others, person] });
    ask("");
  };
  const send = async () => {
    const named = stillNamed(text, chosen).map((each) => each.id);
    if (await onSend(text, named)) forget();
  };
  return (
    <div className={styles.write}>
      <TextArea
        aria-label={label}
        placeholder={t`${label}. Write @ and a name to mention somebody.`}
        value={text}
        onChange={type}
        maxLength={5_000}
        rows={2}
      />
      {offered.length > 0 ? (
        <div className={styles.suggestions} role="group" aria-label={t`Mention`}>
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
          <Button
            look="quiet"
            onPress={() => {
              forget();
              onCancel();
            }}
          >
            <Trans>Cancel</Trans>
          </Button>
        ) : null}
      </div>
    </div>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactNode, useReducer, useRef } from "react";
import { AT_REST, inPlace } from "../lib/inPlace";
import { Button, IconButton } from "./Button";
import styles from "./InPlace.module.css";
import { TextField } from "./TextField";

export interface InPlaceProps {
  /** What is edited: "title of “Grow”". */
  name: string;
  value: string;
  canEdit: boolean;
  /** Null when it was saved, else what went wrong. */
  onSave: (text: string) => Promise<string | null>;
  /** What is wrong with a text before it is sent. */
  problem?: (text: string) => string | null;
  /** How the value is shown; as plain text otherwise. */
  children?: (shown: string) => ReactNode;
  maxLength?: number;
  inputMode?: "decimal";
}

/** A value that is edited where it stands: shown as saved at once, marked until it is, kept when it could not be. */
export function InPlace({ name, value, canEdit, onSave, problem, children, maxLength, inputMode }: InPlaceProps) {
  const [state, send] = useReducer(inPlace, AT_REST);
  const opener = useRef<HTMLButtonElement>(null);
  const shown = state.is === "rest" ? value : state.text;
  const toOpener = () => requestAnimationFrame(() => opener.current?.focus());
  const leave = () => {
    send({ does: "leave" });
    toOpener();
  };
  const save = async () => {
    if (shown.trim() === value) return leave();
    send({ does: "save" });
    toOpener();
    const why = await onSave(shown.trim()).catch(() => t`It could not be saved.`);
    send(why === null ? { does: "saved" } : { does: "fail", why });
  };
  if (state.is === "typing") {
    const wrong = problem?.(state.text.trim()) ?? null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Enter" && wrong === null) void save();
      if (event.key !== "Escape" && event.key !== "Enter") return;
      if (event.key === "Escape") leave();
      event.preventDefault();
      event.stopPropagation();
    };
    return (
      <div className={styles.typing} onKeyDown={onKeyDown} role="presentation">
        <TextField
          aria-label={t`${name}, new`}
          value={state.text}
          onChange={(text) => send({ does: "type", text })}
          error={wrong}
          maxLength={maxLength}
          inputMode={inputMode}
          autoFocus
        />
        <Button look="primary" isDisabled={wrong !== null} onPress={() => void save()}>
          <Trans>Save</Trans>
        </Button>
        <Button look="quiet" onPress={leave}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.place} data-is={state.is}>
      {children ? children(shown) : <span dir="auto">{shown}</span>}
      {canEdit ? (
        <IconButton ref={opener} label={t`Edit ${name}`} onPress={() => send({ does: "begin", text: value })}>
          ✎
        </IconButton>
      ) : null}
      <span role="status" className={styles.state}>
        {state.is === "saving" ? t`Saving…` : state.is === "failed" ? t`▲ Not saved. ${state.why}` : ""}
      </span>
      {state.is === "failed" ? (
        <>
          <Button look="quiet" aria-label={t`Retry ${name}`} onPress={() => void save()}>
            <Trans>Retry</Trans>
          </Button>
          <Button look="quiet" aria-label={t`Give up ${name}`} onPress={leave}>
            <Trans>Give up</Trans>
          </Button>
        </>
      ) : null}
    </div>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "./Button";
import styles from "./States.module.css";

export interface ErrorStateProps {
  title?: string;
  /** What went wrong, in one sentence that says what to do. */
  message: string;
  onRetry?: () => void;
  /** Another way forward, such as a link. */
  children?: ReactNode;
}

/** A part of a page that could not be shown, with a way forward. */
export function ErrorState({ title = t`This could not be shown`, message, onRetry, children }: ErrorStateProps) {
  return (
    <div className={styles.state} role="alert">
      <h2>{title}</h2>
      <p>{message}</p>
      <div className={styles.buttons}>
        {onRetry ? (
          <Button look="primary" onPress={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        ) : null}
        {children}
      </div>
    </div>
  );
}

/** What was refused, inside a form; nothing when there is nothing. */
export function Refusals({ messages }: { messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <div className={styles.inline} role="alert">
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}

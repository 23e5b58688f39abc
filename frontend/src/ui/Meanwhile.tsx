import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "./Button";
import { Actions } from "./Dialog";
import styles from "./States.module.css";
import type { Draft } from "./useDraft";

/** What a field is called, and how its value is said where it is no text. */
export type FieldWords<T> = {
  readonly [F in keyof T]: string | readonly [name: string, said: (value: T[F]) => string];
};

function said(value: unknown): string {
  if (Array.isArray(value)) return value.map(said).join(", ");
  if (typeof value === "object" && value !== null && "name" in value) return said(value.name);
  return typeof value === "string" ? value : "";
}

/** What somebody else has saved while this was being typed, beside it: a choice between the two. Else nothing. */
export function Meanwhile<T extends object>({ draft, fields }: { draft: Draft<T>; fields: FieldWords<T> }) {
  if (draft.overtaken.length === 0) return null;
  return (
    <section className={styles.meanwhile} aria-label={t`Saved meanwhile`}>
      <p>
        <Trans>Somebody has saved this since you typed. Yours stands in the fields; it says now:</Trans>
      </p>
      <dl>
        {draft.overtaken.map((field) => {
          const words = fields[field];
          const [name, text] = typeof words === "string" ? [words, said] : words;
          return (
            <div key={String(field)}>
              <dt>{name}</dt>
              <dd dir="auto">{text(draft.stored[field]) || "–"}</dd>
            </div>
          );
        })}
      </dl>
      <Actions>
        <Button onPress={draft.takeTheirs}>
          <Trans>Take theirs</Trans>
        </Button>
        <Button onPress={draft.keepMine}>
          <Trans>Keep mine</Trans>
        </Button>
      </Actions>
    </section>
  );
}

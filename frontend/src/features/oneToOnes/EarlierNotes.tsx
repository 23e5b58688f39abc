import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { dayText } from "../../lib/days";
import { Row, Rows, Soft } from "../../ui/Page";
import styles from "./oneToOnes.module.css";

const FRAGMENT = graphql(`
  fragment EarlierNotes_note on OneToOneNote { id heldOn text }
`);

/** What was noted on the dates that have been, the latest first. */
export function EarlierNotes({ notes }: { notes: readonly FragmentType<typeof FRAGMENT>[] }) {
  return (
    <Rows label={t`Earlier notes`}>
      {unmasked(FRAGMENT, notes).map((note) => (
        <Row key={note.id}>
          <strong>{dayText(note.heldOn)}</strong>
          {note.text ? (
            <p className={styles.text} dir="auto">
              {note.text}
            </p>
          ) : (
            <p className={styles.text}>
              <Soft>
                <Trans>Nothing was noted.</Trans>
              </Soft>
            </p>
          )}
        </Row>
      ))}
    </Rows>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { instantText } from "../../lib/days";
import { Button } from "../../ui/Button";
import styles from "./live.module.css";

/** That what is shown is of an earlier visit, and that the server has a newer build of the app. */
export default function ReachNotes({ asOf, isNewer }: { asOf: number | null; isNewer: boolean }) {
  return (
    <div role="status" aria-label={t`Connection`} className={styles.notes}>
      {asOf === null ? null : (
        <p className={styles.note}>
          <Trans>
            No connection. What you see is as of {instantText(new Date(asOf).toISOString())}; check-ins are sent once
            the connection is back.
          </Trans>
        </p>
      )}
      {isNewer ? (
        <p className={styles.note}>
          <Trans>A newer version is ready.</Trans>
          <Button onPress={() => window.location.reload()}>
            <Trans>Reload</Trans>
          </Button>
        </p>
      ) : null}
    </div>
  );
}

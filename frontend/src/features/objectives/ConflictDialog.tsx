import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Scrolled } from "../../ui/Scrolled";
import styles from "./objectives.module.css";

/** Two people saved at once: both versions side by side, and a choice. Nothing typed is lost before it is made. */
export function ConflictDialog({
  rows,
  onMine,
  onTheirs,
  onClose,
}: {
  /** The fields in which the two differ. */
  rows: readonly { field: string; mine: string; theirs: string }[];
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={t`Someone else saved meanwhile`} isOpen onClose={onClose}>
      {rows.length === 0 ? (
        <p>
          <Trans>Their version says the same as yours.</Trans>
        </p>
      ) : null}
      <Scrolled label={t`Both versions`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Field</Trans>
              </th>
              <th scope="col">
                <Trans>Yours</Trans>
              </th>
              <th scope="col">
                <Trans>Theirs</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.field}>
                <th scope="row">{row.field}</th>
                <td>{row.mine || "–"}</td>
                <td>{row.theirs || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <Actions>
        <Button look="primary" onPress={onMine}>
          <Trans>Save mine</Trans>
        </Button>
        <Button onPress={onTheirs}>
          <Trans>Take theirs</Trans>
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Go on editing</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}

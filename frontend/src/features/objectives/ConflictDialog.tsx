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
    <Dialog title="Someone else saved meanwhile" isOpen onClose={onClose}>
      {rows.length === 0 ? <p>Their version says the same as yours.</p> : null}
      <Scrolled label="Both versions">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Yours</th>
              <th scope="col">Theirs</th>
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
          Save mine
        </Button>
        <Button onPress={onTheirs}>Take theirs</Button>
        <Button look="quiet" onPress={onClose}>
          Go on editing
        </Button>
      </Actions>
    </Dialog>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "../../ui/Button";
import { beginning } from "../../lib/beginning";
import styles from "./Carry.module.css";
import type { Board } from "./useBoard";
import { titleOf } from "./words";

/** What is on its way and where it would go, in words and with buttons: the equal of keys and pointer. */
export function CarryBar({ board }: { board: Board }) {
  const { alignment, carry, at } = board;
  if (carry.row === -1) return null;
  const where = carry.landingOn(at);
  const isAlone = alignment.tree.parents[carry.row] === -1 || alignment.tree.parents[carry.row] === alignment.tree.lane;
  const target = at === -1 ? "" : beginning(titleOf(alignment, at), 80);
  return (
    <div className={styles.bar} role="group" aria-label={t`Move an objective`}>
      <p className={styles.words} dir="auto">
        <Trans>Moving “{beginning(titleOf(alignment, carry.row), 80)}”</Trans>
      </p>
      <p className={styles.words} role="status">
        {where.goes === "not" ? t`${where.why}. Enter puts it down, Escape leaves it.` : t`Onto “${target}”?`}
      </p>
      <div className={styles.buttons}>
        <Button look="primary" isDisabled={where.goes === "not"} onPress={() => carry.put(at)}>
          <Trans>Put it here</Trans>
        </Button>
        {isAlone ? null : (
          <Button onPress={carry.toNothing}>
            <Trans>Align to nothing</Trans>
          </Button>
        )}
        <Button look="quiet" onPress={carry.cancel}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </div>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { GridList, isTextDropItem, useDragAndDrop } from "react-aria-components";
import { useClient } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { InitiativeState } from "../../graphql/generated/graphql";
import { takenBack } from "../../graphql/takenBack";
import { useSave } from "../../graphql/useSave";
import { Refusals } from "../../ui/ErrorState";
import { Soft } from "../../ui/Page";
import type { Choice } from "../../ui/Select";
import { announceDone } from "../../ui/undo";
import { BoardCard, BoardCardFragment, type BoardWork } from "./BoardCard";
import styles from "./board.module.css";
import { columnsOf, STATES } from "./columns";

const MOVE = graphql(`
  mutation InitiativeMove($input: InitiativeUpdateInput!) {
    initiativeUpdate(input: $input) { initiative { id version state } userErrors { message code path } }
  }
`);

const DRAGGED = "application/x-plumbline-initiative";

/** Work by how far it has come: moved by drag, by the handle and the keys, or by “Move to…”. */
export function Board({ initiatives }: { initiatives: readonly FragmentType<typeof BoardCardFragment>[] }) {
  const work = unmasked(BoardCardFragment, initiatives);
  const columns = columnsOf(work);
  const client = useClient();
  const { save, refused, busy } = useSave(MOVE, (data) => data.initiativeUpdate);
  const move = async (id: string, state: InitiativeState) => {
    const moving = work.find((each) => each.id === id);
    if (!moving || !moving.viewerCanMove || moving.state === state) return;
    const ifVersion = (await save({ input: { id, ifVersion: moving.version, state } }))?.initiative?.version;
    if (ifVersion === undefined) return;
    announceDone(t`“${moving.title}” moved to ${STATES.find((each) => each.id === state)?.name ?? ""}`, async () => {
      const input = { id, ifVersion, state: moving.state };
      return (await takenBack(client, MOVE, { input }, (data) => data.initiativeUpdate)).undone;
    });
  };
  return (
    <>
      <Refusals messages={refused} />
      <div className={styles.board}>
        {STATES.map((state) => (
          <Column key={state.id} state={state} work={columns[state.id]} isBusy={busy} onMove={move} />
        ))}
      </div>
    </>
  );
}

interface ColumnProps {
  state: Choice<InitiativeState>;
  work: readonly BoardWork[];
  isBusy: boolean;
  onMove: (id: string, state: InitiativeState) => Promise<void>;
}

function Column({ state, work, isBusy, onMove }: ColumnProps) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [DRAGGED]: String(key),
        "text/plain": work.find((each) => each.id === key)?.title ?? "",
      })),
    acceptedDragTypes: [DRAGGED],
    getDropOperation: () => "move",
    onRootDrop: (event) =>
      void Promise.all(
        event.items.filter(isTextDropItem).map(async (item) => onMove(await item.getText(DRAGGED), state.id)),
      ),
  });
  return (
    <section className={styles.column} aria-label={state.name}>
      <h2>
        {state.name} <Soft>{work.length}</Soft>
      </h2>
      <GridList
        aria-label={state.name}
        className={styles.cards}
        items={work}
        dragAndDropHooks={dragAndDropHooks}
        dependencies={[isBusy]}
        renderEmptyState={() => (
          <Soft>
            <Trans>Nothing here.</Trans>
          </Soft>
        )}
      >
        {(each) => <BoardCard initiative={each} isBusy={isBusy} onMove={(to) => void onMove(each.id, to)} />}
      </GridList>
    </section>
  );
}

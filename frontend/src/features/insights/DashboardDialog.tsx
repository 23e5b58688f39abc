import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { graphql } from "../../graphql/generated";
import type { PictureKind } from "../../graphql/generated/graphql";
import { useCreate } from "../../graphql/useCreate";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
import styles from "./drawings.module.css";
import { PICTURES, USUAL } from "./tables";

const CREATE = graphql(`
  mutation DashboardCreate($input: DashboardCreateInput!) {
    dashboardCreate(input: $input) { dashboard { id title pictures version } userErrors { message code path } }
  }
`);

const UPDATE = graphql(`
  mutation DashboardUpdate($input: DashboardUpdateInput!) {
    dashboardUpdate(input: $input) { dashboard { id title pictures version } userErrors { message code path } }
  }
`);

const REMOVE = graphql(`
  mutation DashboardRemove($input: DashboardRemoveInput!) {
    dashboardRemove(input: $input) { removedId userErrors { message code path } }
  }
`);

export interface DashboardDialogProps {
  unit: { id: string; name: string };
  dashboard: { id: string; title: string; pictures: readonly PictureKind[]; version: number } | null;
  onClose: () => void;
  onSaved: () => void;
}

interface Drawn {
  title: string;
  chosen: readonly PictureKind[];
}

const FIELDS = {
  title: t`Title`,
  chosen: [
    t`Pictures in their order`,
    (kinds: readonly PictureKind[]) => kinds.map((kind) => PICTURES[kind].title).join(", "),
  ],
} as const;

/** Which pictures a unit looks at, and in which order. */
export function DashboardDialog({ unit, dashboard, onClose, onSaved }: DashboardDialogProps) {
  const draft = useDraft<Drawn>(
    `dashboard.${unit.id}`,
    { title: dashboard?.title ?? t`Insights of ${unit.name}`, chosen: dashboard?.pictures ?? USUAL },
    dashboard?.version,
  );
  const { title, chosen } = draft.values;
  const setChosen = (next: readonly PictureKind[]) => draft.put({ chosen: next });
  const creating = useCreate(CREATE, (data) => data.dashboardCreate);
  const updating = useSave(UPDATE, (data) => data.dashboardUpdate);
  const removing = useSave(REMOVE, (data) => data.dashboardRemove);
  const busy = creating.busy || updating.busy || removing.busy;
  const finished = (saved: unknown, said: string) => {
    if (!saved) return;
    draft.forget();
    announce(said);
    onSaved();
    onClose();
  };
  const send = async () => {
    const entry = { title, pictures: [...chosen] };
    const saved = dashboard
      ? await updating.save({ input: { id: dashboard.id, ifVersion: draft.version, ...entry } })
      : await creating.create({ unitId: unit.id, ...entry });
    finished(saved, t`Saved`);
  };
  const earlier = (kind: PictureKind) => {
    const place = chosen.indexOf(kind);
    setChosen(chosen.toSpliced(place, 1).toSpliced(place - 1, 0, kind));
  };
  return (
    <Dialog title={t`Dashboard`} isOpen onClose={onClose} place="side">
      <Refusals messages={[...creating.refused, ...updating.refused, ...removing.refused]} />
      {busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
      <TextField label={t`Title`} value={title} onChange={(next) => draft.put({ title: next })} maxLength={200} />
      <div className={styles.choices} role="group" aria-label={t`Pictures in their order`}>
        {[...chosen, ...USUAL.filter((kind) => !chosen.includes(kind))].map((kind) => (
          <div key={kind} className={styles.choice}>
            <Checkbox
              isSelected={chosen.includes(kind)}
              onChange={(on) => setChosen(on ? [...chosen, kind] : chosen.filter((each) => each !== kind))}
            >
              {PICTURES[kind].title}
            </Checkbox>
            {chosen.indexOf(kind) > 0 ? (
              <Button look="quiet" aria-label={t`${PICTURES[kind].title} one place up`} onPress={() => earlier(kind)}>
                ↑
              </Button>
            ) : null}
          </div>
        ))}
      </div>
      <Actions>
        <Button
          look="primary"
          isDisabled={busy || title.trim() === "" || chosen.length === 0}
          onPress={() => void send()}
        >
          <Trans>Save</Trans>
        </Button>
        {dashboard ? (
          <Button
            look="danger"
            isDisabled={busy}
            onPress={() =>
              void removing.save({ input: { id: dashboard.id } }).then((gone) => finished(gone, t`Removed`))
            }
          >
            <Trans>Remove</Trans>
          </Button>
        ) : null}
        <Button
          look="quiet"
          onPress={() => {
            draft.forget();
            onClose();
          }}
        >
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}

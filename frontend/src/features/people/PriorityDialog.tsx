import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
import { yearsOf } from "./years";

const UPDATE = graphql(`
  mutation PriorityUpdate($input: PriorityUpdateInput!) {
    priorityUpdate(input: $input) { priority { id name why years position version } userErrors { message code path } }
  }
`);

export interface StoredPriority {
  id: string;
  version: number;
  name: string;
  why?: string | null;
  years: readonly number[];
  position: number;
}

const FIELDS = { name: t`Name`, why: t`Why`, years: t`Years`, place: t`Place in the list` } as const;

/** One strategic priority: its words, its years, its place; or no longer shown. */
export function PriorityDialog({
  priority,
  onClose,
  onSaved,
}: {
  priority: StoredPriority;
  onClose: () => void;
  onSaved: () => void;
}) {
  const draft = useDraft(
    `priority.${priority.id}`,
    {
      name: priority.name,
      why: priority.why ?? "",
      years: priority.years.join(", "),
      place: String(priority.position),
    },
    priority.version,
  );
  const { name, why, years, place } = draft.values;
  const { save, refused, busy } = useSave(UPDATE, (data) => data.priorityUpdate);
  const typedYears = yearsOf(years);
  const position = /^\d{1,4}$/.test(place.trim()) ? Number(place) : null;
  const send = async (archived?: boolean) => {
    const words = { name: name.trim(), why: why.trim() || null, years: typedYears ?? [], position };
    const input = { id: priority.id, ifVersion: draft.version, ...(archived ? { archived } : words) };
    if (!(await save({ input }))) return;
    draft.forget();
    announce(archived ? t`Priority archived` : t`Priority saved`);
    onSaved();
  };
  return (
    <Dialog title={t`Change priority`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <Meanwhile draft={draft} fields={FIELDS} />
      <TextField
        label={t`Name`}
        value={name}
        onChange={(next) => draft.put({ name: next })}
        maxLength={200}
        isRequired
      />
      <TextArea label={t`Why`} value={why} onChange={(next) => draft.put({ why: next })} maxLength={5000} />
      <TextField
        label={t`Years`}
        value={years}
        onChange={(next) => draft.put({ years: next })}
        error={typedYears ? null : t`Years with commas between, such as 2026, 2027`}
      />
      <TextField
        label={t`Place in the list`}
        value={place}
        onChange={(next) => draft.put({ place: next })}
        inputMode="numeric"
        error={position === null ? t`A whole number, the first is 0` : null}
      />
      <Actions>
        <Button
          look="primary"
          isDisabled={busy || name.trim() === "" || !typedYears || position === null}
          onPress={() => void send()}
        >
          {busy ? t`Saving…` : t`Save`}
        </Button>
        <Button look="danger" isDisabled={busy} onPress={() => void send(true)}>
          <Trans>Archive</Trans>
        </Button>
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

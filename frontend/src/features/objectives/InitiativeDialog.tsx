import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useClient } from "urql";
import { graphql } from "../../graphql/generated";
import type { InitiativeState } from "../../graphql/generated/graphql";
import { takenBack } from "../../graphql/takenBack";
import { useCreate } from "../../graphql/useCreate";
import { useSave } from "../../graphql/useSave";
import { dayText } from "../../lib/days";
import { fieldText, typedNumber } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, nameOf, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { announceDone } from "../../ui/undo";
import { type FieldWords, Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
import { LONGEST_TITLE } from "./keyResultDraft";
import form from "./form.module.css";
import { type Link, LinkFields } from "./LinkFields";
import { OwnerPicker } from "./OwnerPicker";
import { SmartChecks } from "./SmartChecks";

const CREATE = graphql(`
  mutation InitiativeCreate($input: InitiativeCreateInput!) {
    initiativeCreate(input: $input) { initiative { id } userErrors { message code path } }
  }
`);

const UPDATE = graphql(`
  mutation InitiativeUpdate($input: InitiativeUpdateInput!) {
    initiativeUpdate(input: $input) {
      initiative { id version title state dueOn effortDays links { url title } owner { __typename id name } }
      userErrors { message code path }
    }
  }
`);

export const INITIATIVE_STATES: readonly Choice<InitiativeState>[] = [
  { id: "PLANNED", name: t`Planned` },
  { id: "DOING", name: t`Doing` },
  { id: "DONE", name: t`Done` },
  { id: "DROPPED", name: t`Dropped` },
];

export interface StoredInitiative {
  id: string;
  version: number;
  title: string;
  state: InitiativeState;
  dueOn?: string | null;
  effortDays?: number | null;
  links: readonly { url: string; title?: string | null }[];
  keyResult?: { id: string } | null;
  owner?: { id: string; name: string } | null;
}

interface InitiativeDraft {
  title: string;
  state: InitiativeState;
  dueOn: string;
  owner: Choice | null;
  effort: string;
  links: readonly Link[];
  goalId: string;
}

const initiativeDraft = (stored: StoredInitiative | null, objectiveId: string): InitiativeDraft => ({
  title: stored?.title ?? "",
  state: stored?.state ?? "PLANNED",
  dueOn: stored?.dueOn ?? "",
  owner: stored?.owner ? { id: stored.owner.id, name: stored.owner.name } : null,
  effort: fieldText(stored?.effortDays),
  links: (stored?.links ?? []).map(({ url, title }) => ({ url, title: title ?? "" })),
  goalId: stored?.keyResult?.id ?? objectiveId,
});

/** What an edit may change of it, as it was. */
const factsOf = ({ title, state, dueOn, effortDays, links, owner }: StoredInitiative) => ({
  title,
  state,
  dueOn: dueOn ?? null,
  effortDays: effortDays ?? null,
  links: links.map((each) => ({ url: each.url, title: each.title ?? null })),
  ...(owner ? { ownerId: owner.id } : {}),
});

const FIELDS: FieldWords<InitiativeDraft> = {
  title: t`What is done`,
  owner: t`Done by`,
  state: [t`State`, (id) => nameOf(INITIATIVE_STATES, id)],
  dueOn: [t`Due on`, dayText],
  effort: t`Effort in days`,
  goalId: t`For`,
  links: [t`Links`, (links) => links.map(({ url }) => url).join(" ")],
};

interface InitiativeDialogProps {
  objectiveId: string;
  keyResults: readonly { id: string; title: string }[];
  stored: StoredInitiative | null;
  onClose: () => void;
}

/** One piece of work, new or changed. */
export function InitiativeDialog({ objectiveId, keyResults, stored, onClose }: InitiativeDialogProps) {
  const place = `initiative.${stored?.id ?? `new.${objectiveId}`}`;
  const draft = useDraft(place, initiativeDraft(stored, objectiveId), stored?.version);
  const { title, state, dueOn, owner, effort, links, goalId } = draft.values;
  const { put } = draft;
  const creating = useCreate(CREATE, (data) => data.initiativeCreate);
  const updating = useSave(UPDATE, (data) => data.initiativeUpdate);
  const client = useClient();
  const busy = creating.busy || updating.busy;
  const save = async () => {
    const kept = links
      .filter(({ url }) => url.trim() !== "")
      .map((each) => ({ url: each.url.trim(), title: each.title.trim() || null }));
    const facts = {
      title: title.trim(),
      state,
      dueOn: dueOn || null,
      effortDays: typedNumber(effort).value,
      links: kept,
    };
    const owned = owner ? { ownerId: owner.id } : {};
    if (stored) {
      const saved = await updating.save({ input: { ...facts, ...owned, id: stored.id, ifVersion: draft.version } });
      if (!saved?.initiative) return;
      const { version: ifVersion } = saved.initiative;
      announceDone(t`“${facts.title}” changed`, async () => {
        const input = { id: stored.id, ifVersion, ...factsOf(stored) };
        return (await takenBack(client, UPDATE, { input }, (data) => data.initiativeUpdate)).undone;
      });
    } else {
      if (!(await creating.create({ ...facts, ...owned, goalId }))) return;
      announce(t`Saved`);
    }
    draft.forget();
    onClose();
  };
  return (
    <Dialog title={stored ? t`Change initiative` : t`New initiative`} isOpen onClose={onClose}>
      <Refusals messages={[...creating.refused, ...updating.refused]} />
      {busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
      <TextField
        label={t`What is done`}
        value={title}
        onChange={(next) => put({ title: next })}
        maxLength={LONGEST_TITLE}
        placeholder={t`Rewrite the first-week guide`}
      />
      {stored ? null : (
        <Select
          label={t`For`}
          choices={[
            { id: objectiveId, name: t`The whole objective` },
            ...keyResults.map((each) => ({ id: each.id, name: each.title })),
          ]}
          value={goalId}
          onChange={(next) => put({ goalId: next })}
        />
      )}
      <div className={form.pair}>
        <OwnerPicker label={t`Done by`} chosen={owner} onChoose={(next) => put({ owner: next })} />
        <Select label={t`State`} choices={INITIATIVE_STATES} value={state} onChange={(next) => put({ state: next })} />
        <TextField label={t`Due on`} type="date" value={dueOn} onChange={(next) => put({ dueOn: next })} />
        <TextField
          label={t`Effort in days`}
          inputMode="decimal"
          value={effort}
          onChange={(next) => put({ effort: next })}
        />
      </div>
      <LinkFields links={links} onChange={(next) => put({ links: next })} />
      <SmartChecks
        draft={{
          title,
          goalId,
          hasOwner: owner !== null,
          dueOn: dueOn || null,
          effortDays: typedNumber(effort).value,
          hasLinks: links.some(({ url }) => url.trim() !== ""),
        }}
      />
      <Actions>
        <Button look="primary" isDisabled={busy || title.trim() === ""} onPress={() => void save()}>
          {busy ? t`Saving…` : t`Save`}
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

import { useState } from "react";
import { graphql } from "../../graphql/generated";
import type { InitiativeState } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
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
  { id: "PLANNED", name: "Planned" },
  { id: "DOING", name: "Doing" },
  { id: "DONE", name: "Done" },
  { id: "DROPPED", name: "Dropped" },
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

interface InitiativeDialogProps {
  objectiveId: string;
  keyResults: readonly { id: string; title: string }[];
  stored: StoredInitiative | null;
  onClose: () => void;
}

/** One piece of work, new or changed. */
export function InitiativeDialog({ objectiveId, keyResults, stored, onClose }: InitiativeDialogProps) {
  const [title, setTitle] = useState(stored?.title ?? "");
  const [state, setState] = useState<InitiativeState>(stored?.state ?? "PLANNED");
  const [dueOn, setDueOn] = useState(stored?.dueOn ?? "");
  const [owner, setOwner] = useState<Choice | null>(stored?.owner ?? null);
  const [effort, setEffort] = useState(stored?.effortDays?.toString() ?? "");
  const [links, setLinks] = useState<readonly Link[]>(
    (stored?.links ?? []).map(({ url, title: name }) => ({ url, title: name ?? "" })),
  );
  const [goalId, setGoalId] = useState(stored?.keyResult?.id ?? objectiveId);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const create = useSave(CREATE, (data) => data.initiativeCreate);
  const update = useSave(UPDATE, (data) => data.initiativeUpdate);
  const busy = create.busy || update.busy;
  const save = async () => {
    const kept = links
      .filter(({ url }) => url.trim() !== "")
      .map((each) => ({ url: each.url.trim(), title: each.title.trim() || null }));
    const facts = { title: title.trim(), state, dueOn: dueOn || null, effortDays: daysIn(effort), links: kept };
    const owned = owner ? { ownerId: owner.id } : {};
    const done = stored
      ? await update.save({ input: { ...facts, ...owned, id: stored.id, ifVersion: stored.version } })
      : await create.save({ input: { ...facts, ...owned, idempotencyKey: key, goalId } });
    // What is sent next is another body, so it takes a new key.
    if (!done) return setKey(crypto.randomUUID());
    announce("Saved");
    onClose();
  };
  return (
    <Dialog title={stored ? "Change initiative" : "New initiative"} isOpen onClose={onClose}>
      <Refusals messages={[...create.refused, ...update.refused]} />
      <TextField
        label="What is done"
        value={title}
        onChange={setTitle}
        maxLength={LONGEST_TITLE}
        placeholder="Rewrite the first-week guide"
      />
      {stored ? null : (
        <Select
          label="For"
          choices={[
            { id: objectiveId, name: "The whole objective" },
            ...keyResults.map((each) => ({ id: each.id, name: each.title })),
          ]}
          value={goalId}
          onChange={setGoalId}
        />
      )}
      <div className={form.pair}>
        <OwnerPicker label="Done by" chosen={owner} onChoose={setOwner} />
        <Select label="State" choices={INITIATIVE_STATES} value={state} onChange={setState} />
        <TextField label="Due on" type="date" value={dueOn} onChange={setDueOn} />
        <TextField label="Effort in days" inputMode="decimal" value={effort} onChange={setEffort} />
      </div>
      <LinkFields links={links} onChange={setLinks} />
      <SmartChecks
        draft={{
          title,
          goalId,
          hasOwner: owner !== null,
          dueOn: dueOn || null,
          effortDays: daysIn(effort),
          hasLinks: links.some(({ url }) => url.trim() !== ""),
        }}
      />
      <Actions>
        <Button look="primary" isDisabled={busy || title.trim() === ""} onPress={() => void save()}>
          {busy ? "Saving…" : "Save"}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}

function daysIn(text: string): number | null {
  const days = Number(text.replace(",", "."));
  return text.trim() === "" || Number.isNaN(days) ? null : days;
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import type { TeamDialogQuery } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { ErrorState, Refusals } from "../../ui/ErrorState";
import type { Choice } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
import { CadenceForm, forgetCadence } from "./CadenceForm";
import { MergeDialog } from "./MergeDialog";
import { PersonPicker } from "./PersonPicker";
import { UnitPicker } from "./UnitPicker";

const QUERY = graphql(`
  query TeamDialog($id: ID!) {
    team(id: $id) { id name mission version archived viewerCanEdit mergedInto { id name } parent { __typename id name } lead { id name } }
  }
`);

const UPDATE = graphql(`
  mutation TeamUpdate($input: TeamUpdateInput!) {
    teamUpdate(input: $input) { team { id name mission version archived } userErrors { message code path } }
  }
`);

const MOVE = graphql(`
  mutation TeamMove($input: TeamMoveInput!) {
    teamMove(input: $input) { team { id version parentId parent { __typename id name } } userErrors { message code path } }
  }
`);

const LEAD = graphql(`
  mutation TeamLead($input: MembershipSetInput!) {
    membershipSet(input: $input) { membership { id lead home } userErrors { message code path } }
  }
`);

/** One team: its words, where it stands, who leads it. */
export function TeamDialog({ teamId, onClose }: { teamId: string; onClose: () => void }) {
  const [{ data, error }, again] = useQuery({ query: QUERY, variables: { id: teamId } });
  const team = data?.team;
  return (
    <Dialog title={team?.name ?? t`Team`} isOpen onClose={onClose}>
      {team ? (
        <TeamFields key={team.id} team={team} onClose={onClose} />
      ) : error ? (
        <ErrorState message={errorText(error)} onRetry={() => again({ requestPolicy: "network-only" })} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Dialog>
  );
}

type Team = NonNullable<TeamDialogQuery["team"]>;
type Words = { name: string; mission: string | null; version: number };

const FIELDS = { name: t`Name`, mission: t`Mission` } as const;

function useTeamSaving(team: Team) {
  const update = useSave(UPDATE, (data) => data.teamUpdate);
  const move = useSave(MOVE, (data) => data.teamMove);
  const lead = useSave(LEAD, (data) => data.membershipSet);
  /** Words, place and lead are saved one after the other; the first refusal ends it and says so. */
  const save = async (words: Words, parentId: string | null, leadId: string | null) => {
    const { name, mission } = words;
    let version = words.version;
    if (name !== team.name || mission !== (team.mission ?? null)) {
      const done = await update.save({ input: { id: team.id, ifVersion: version, name, mission } });
      if (!done) return false;
      version = done.team?.version ?? version;
    }
    if (parentId && parentId !== team.parent.id) {
      if (!(await move.save({ input: { id: team.id, ifVersion: version, parentId } }))) return false;
    }
    if (!leadId || leadId === team.lead?.id) return true;
    const done = await lead.save({ input: { personId: leadId, unitId: team.id, lead: true } });
    return done !== null;
  };
  const archive = () => update.save({ input: { id: team.id, ifVersion: team.version, archived: !team.archived } });
  return {
    save,
    archive,
    refused: [...update.refused, ...move.refused, ...lead.refused],
    busy: update.busy || move.busy || lead.busy,
  };
}

function TeamFields({ team, onClose }: { team: Team; onClose: () => void }) {
  const draft = useDraft(`team.${team.id}`, { name: team.name, mission: team.mission ?? "" }, team.version);
  const { name, mission } = draft.values;
  const [parent, setParent] = useState<Choice | null>({ id: team.parent.id, name: team.parent.name });
  const [lead, setLead] = useState<Choice | null>(team.lead ?? null);
  const { save, archive, refused, busy } = useTeamSaving(team);
  const [sure, setSure] = useState(false);
  const [merging, setMerging] = useState(false);
  const saveAll = async () => {
    const words = { name: name.trim(), mission: mission.trim() || null, version: draft.version };
    if (!(await save(words, parent?.id ?? null, lead?.id ?? null))) return;
    draft.forget();
    announce(t`Team saved`);
    onClose();
  };
  const putAway = async () => {
    if (!team.archived && !sure) return setSure(true);
    if (!(await archive())) return;
    announce(team.archived ? t`Team brought back` : t`Team archived`);
    onClose();
  };
  return (
    <>
      <Refusals messages={refused} />
      {busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
      {team.mergedInto ? (
        <p>
          <Trans>It went into {team.mergedInto.name}.</Trans>
        </p>
      ) : null}
      <TextField
        label={t`Name`}
        value={name}
        onChange={(next) => draft.put({ name: next })}
        maxLength={200}
        isRequired
      />
      <TextArea label={t`Mission`} value={mission} onChange={(next) => draft.put({ mission: next })} maxLength={5000} />
      <UnitPicker
        label={t`Under`}
        chosen={parent}
        onChoose={setParent}
        without={[team.id]}
        hint={t`Its goals and their alignments come along. Contributions that fewer people would see become “supports”.`}
      />
      <PersonPicker label={t`Led by`} chosen={lead} onChoose={setLead} />
      <CadenceForm unitId={team.id} />
      <Actions>
        <Button look="primary" isDisabled={busy || name.trim() === ""} onPress={() => void saveAll()}>
          {busy ? t`Saving…` : t`Save`}
        </Button>
        {team.archived ? null : (
          <Button isDisabled={busy} onPress={() => setMerging(true)}>
            <Trans>Merge into…</Trans>
          </Button>
        )}
        <Button look="danger" isDisabled={busy} onPress={() => void putAway()}>
          {team.archived ? t`Bring back` : sure ? t`Really archive it?` : t`Archive`}
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            draft.forget();
            forgetCadence(team.id);
            onClose();
          }}
        >
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
      {merging ? <MergeDialog team={team} onMerged={onClose} onClose={() => setMerging(false)} /> : null}
    </>
  );
}

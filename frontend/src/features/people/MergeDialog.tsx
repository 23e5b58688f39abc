import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import type { Choice } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { announce } from "../../ui/Toast";
import { LoosenedList } from "./LoosenedList";
import { UnitPicker } from "./UnitPicker";

const PREVIEW = graphql(`
  query MergePreview($id: ID!, $intoId: ID!) {
    teamMergePreview(id: $id, intoId: $intoId) {
      people
      teams
      objectives
      loosened { ...LoosenedList_loosened }
    }
  }
`);

const MERGE = graphql(`
  mutation TeamMerge($input: TeamMergeInput!) {
    teamMerge(input: $input) { team { id name } userErrors { message code path } }
  }
`);

interface MergeDialogProps {
  team: { id: string; name: string; version: number };
  onMerged: () => void;
  onClose: () => void;
}

/** Lets a team go into another, after showing what that takes along. */
export function MergeDialog({ team, onMerged, onClose }: MergeDialogProps) {
  const [into, setInto] = useState<Choice | null>(null);
  const { save, refused, busy } = useSave(MERGE, (data) => data.teamMerge);
  const merge = async () => {
    if (!into || !(await save({ input: { id: team.id, intoId: into.id, ifVersion: team.version } }))) return;
    announce(t`${team.name} is part of ${into.name} now`);
    onMerged();
  };
  return (
    <Dialog title={t`Merge ${team.name} into another team`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <UnitPicker label={t`Into`} chosen={into} onChoose={setInto} without={[team.id]} teamsOnly />
      {into ? <Preview team={team} into={into} /> : null}
      <Actions>
        <Button look="danger" isDisabled={busy || !into} onPress={() => void merge()}>
          {busy ? t`Merging…` : t`Merge`}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}

function Preview({ team, into }: { team: { id: string; name: string }; into: Choice }) {
  const variables = { id: team.id, intoId: into.id };
  const [{ data, error }] = useQuery({ query: PREVIEW, variables, requestPolicy: "network-only" });
  if (error) return <Refusals messages={[errorText(error)]} />;
  if (!data) return <Skeleton lines={2} />;
  const { people, teams, objectives, loosened } = data.teamMergePreview;
  return (
    <>
      <p>
        <Trans>
          {into.name} takes over <Plural value={people} one="# person" other="# people" />,{" "}
          <Plural value={teams} one="# team" other="# teams" /> and{" "}
          <Plural value={objectives} one="# objective" other="# objectives" /> with their check-ins and alignments,
          meetings and announcements. Its lead stays its lead, and no number changes. {team.name} is archived and says
          where it went.
        </Trans>
      </p>
      <LoosenedList loosened={loosened} />
    </>
  );
}

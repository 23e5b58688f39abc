import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { useQuery } from "urql";
import { AlignmentEditor } from "../features/objectives/AlignmentEditor";
import { KeyResultEditor } from "../features/objectives/KeyResultEditor";
import { Guidelines } from "../features/objectives/Guidelines";
import { ObjectiveEditor } from "../features/objectives/ObjectiveEditor";
import { graphql } from "../graphql/generated";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page } from "../ui/Page";
import { Answer } from "./answer";
import { NotFoundPage } from "./problem";

const route = getRouteApi("/shell/objectives/$objectiveId/edit");

const QUERY = graphql(`
  query EditObjectivePage($id: ID!) {
    objective(id: $id) {
      id
      title
      viewerCanEdit
      ...ObjectiveEditor_objective
      ...AlignmentEditor_objective
      keyResults(first: 100) { nodes { id viewerCanEdit ...KeyResultEditor_keyResult } }
    }
  }
`);

export function EditObjectivePage() {
  const { objectiveId } = route.useParams();
  const router = useRouter();
  const [query, again] = useQuery({ query: QUERY, variables: { id: objectiveId } });
  const refresh = () => again({ requestPolicy: "network-only" });
  const back = (
    <Link to="/objectives/$objectiveId" params={{ objectiveId }} className={buttonClass()}>
      <Trans>Back to the objective</Trans>
    </Link>
  );
  return (
    <Answer query={query} onRetry={again}>
      {({ objective }) =>
        !objective ? (
          <NotFoundPage />
        ) : objective.viewerCanEdit ? (
          <Page title={t`Edit objective`} above={objective.title} tools={back} narrow>
            <Guidelines />
            <ObjectiveEditor
              objective={objective}
              onSaved={() => void router.navigate({ to: "/objectives/$objectiveId", params: { objectiveId } })}
            />
            <KeyResultEditor
              objectiveId={objective.id}
              keyResults={objective.keyResults.nodes}
              canAdd
              onSaved={refresh}
            />
            <AlignmentEditor objective={objective} onSaved={refresh} />
          </Page>
        ) : objective.keyResults.nodes.some(({ viewerCanEdit }) => viewerCanEdit) ? (
          <Page title={t`Change your key results`} above={objective.title} tools={back} narrow>
            <KeyResultEditor
              objectiveId={objective.id}
              keyResults={objective.keyResults.nodes.filter(({ viewerCanEdit }) => viewerCanEdit)}
              canAdd={false}
              onSaved={refresh}
            />
          </Page>
        ) : (
          <Page title={objective.title} narrow>
            <EmptyState title={t`You may look, but not edit`} action={back}>
              <Trans>Its owner, the lead of its team and administrators may.</Trans>
            </EmptyState>
          </Page>
        )
      }
    </Answer>
  );
}

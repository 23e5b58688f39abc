import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { Rows, Section, Soft } from "../../ui/Page";
import { ObjectiveRow } from "./ObjectiveRow";
import { ReviewActions } from "./ReviewActions";

const QUERY = graphql(`
  query ReviewQueue {
    objectivesToReview(first: 50) {
      totalCount
      nodes { id ...ObjectiveRow_objective ...ReviewActions_objective }
    }
  }
`);

/** Proposals that wait for the viewer, the longest waiting first; nothing where nothing waits. */
export function ReviewQueue() {
  const [{ data }] = useQuery({ query: QUERY });
  const waiting = data?.objectivesToReview;
  if (!waiting || waiting.nodes.length === 0) return null;
  return (
    <Section title={t`Waits for your review`}>
      <Rows label={t`Waits for your review`}>
        {waiting.nodes.map((each) => (
          <ObjectiveRow key={each.id} objective={each} open tools={<ReviewActions objective={each} />} />
        ))}
      </Rows>
      {waiting.totalCount > waiting.nodes.length ? (
        <Soft>
          <Trans>The first 50 of {waiting.totalCount}.</Trans>
        </Soft>
      ) : null}
    </Section>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { EmptyState } from "../../ui/EmptyState";
import styles from "./conversations.module.css";
import { RecognitionRow } from "./RecognitionRow";

export const RecognitionListFragment = graphql(`
  fragment RecognitionList_page on RecognitionConnection {
    nodes { id ...RecognitionRow_recognition }
    pageInfo { hasNextPage endCursor }
  }
`);

export interface RecognitionListProps {
  page: FragmentType<typeof RecognitionListFragment>;
  named: (owner: { __typename: string; id: string; name: string }) => ReactNode;
  /** The way to what is older. */
  older: (after: string) => ReactNode;
}

/** Thank-yous, the latest first. */
export function RecognitionList({ page: masked, named, older }: RecognitionListProps) {
  const { nodes, pageInfo } = unmasked(RecognitionListFragment, masked);
  if (nodes.length === 0)
    return (
      <EmptyState title={t`No thanks yet`}>
        <Trans>Open an objective or a key result that went well, and say thanks to those who made it.</Trans>
      </EmptyState>
    );
  return (
    <>
      <ul className={styles.wall} aria-label={t`Thank-yous`}>
        {nodes.map((each) => (
          <RecognitionRow key={each.id} recognition={each} named={named} />
        ))}
      </ul>
      {pageInfo.hasNextPage && pageInfo.endCursor ? older(pageInfo.endCursor) : null}
    </>
  );
}

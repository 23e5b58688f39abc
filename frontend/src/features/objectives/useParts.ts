import type { ResultOf } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { useClient } from "urql";
import { errorText } from "../../graphql/client";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { ExplainedNumber, UnitNumber } from "../../graphql/generated/graphql";

export const PartFragment = graphql(`
  fragment Explained_part on ExplanationItem {
    label labelCode value counted weight share why whyCode word
    values { name number text }
    goal { __typename id title ... on KeyResult { objectiveId } }
  }
`);

const QUERY = graphql(`
  query MoreParts($id: ID!, $of: ExplainedNumber!, $ofUnit: UnitNumber!, $cycle: ID, $after: String, $leftOut: Boolean!) {
    node(id: $id) {
      id
      __typename
      ... on Objective { explain(of: $of) { ...Explained_more } }
      ... on KeyResult { explain(of: $of) { ...Explained_more } }
      ... on Unit { stats(cycleId: $cycle) { explain(of: $ofUnit) { ...Explained_more } } }
    }
  }
`);

const MoreFragment = graphql(`
  fragment Explained_more on Explanation {
    itemPage(first: 100, after: $after) @skip(if: $leftOut) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Explained_part }
    }
    leftOutPage(first: 100, after: $after) @include(if: $leftOut) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Explained_part }
    }
  }
`);

export type Part = ResultOf<typeof PartFragment>;

export interface PageOfParts {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  nodes: readonly FragmentType<typeof PartFragment>[];
}

/** Whose number it is, to ask for more of its parts: a goal's, or a unit's in a cycle. */
export interface Numbered {
  id: string;
  of?: ExplainedNumber;
  ofUnit?: UnitNumber;
  cycle?: string | null;
}

/** The parts of a number: those of the first page, and of each page after it that is asked for. */
export function useParts(numbered: Numbered, first: PageOfParts, leftOut: boolean) {
  const client = useClient();
  // Pages after another first page than this one are of another answer.
  const [later, setLater] = useState({ first, pages: [] as PageOfParts[] });
  const [refused, setRefused] = useState<readonly string[]>([]);
  const pages = later.first === first ? [first, ...later.pages] : [first];
  const last = pages.at(-1) ?? first;
  const more = async () => {
    const { id, of = "PROGRESS", ofUnit = "PROGRESS", cycle = null } = numbered;
    const variables = { id, of, ofUnit, cycle, leftOut, after: last.pageInfo.endCursor ?? null };
    const { data, error } = await client.query(QUERY, variables, { requestPolicy: "network-only" }).toPromise();
    const explanation = explanationOf(data?.node);
    const page = explanation && (leftOut ? explanation.leftOutPage : explanation.itemPage);
    setRefused(error ? [errorText(error)] : []);
    if (page) setLater({ first, pages: [...pages.slice(1), page] });
  };
  const parts = pages.flatMap((page) => unmasked(PartFragment, page.nodes));
  return { parts, total: last.totalCount, hasMore: last.pageInfo.hasNextPage, more, refused };
}

type Node = NonNullable<ResultOf<typeof QUERY>["node"]>;

function explanationOf(node: Node | null | undefined) {
  if (!node) return null;
  const masked = "explain" in node ? node.explain : "stats" in node ? node.stats.explain : null;
  return masked ? unmasked(MoreFragment, masked) : null;
}

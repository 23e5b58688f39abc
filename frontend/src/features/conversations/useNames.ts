import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { Choice } from "../../ui/Select";
import { useRested } from "../../ui/useRested";

const QUERY = graphql(`
  query Names($text: String!) {
    search(text: $text, first: 20) {
      nodes { __typename id ... on Person { name title } ... on Team { name } }
    }
  }
`);

/** People, and teams where asked for, whose names begin with the words of a text; none for fewer than two letters. */
export function useNames(teams: boolean): { found: Choice[]; ask: (text: string) => void } {
  const [asked, ask] = useState("");
  const text = useRested(asked.trim(), 150);
  const isAsking = text.length > 1;
  const [{ data }] = useQuery({ query: QUERY, variables: { text }, pause: !isAsking });
  const nodes = isAsking ? (data?.search.nodes ?? []) : [];
  const found = nodes.flatMap((node): Choice[] => {
    if (node.__typename === "Person") return [{ id: node.id, name: node.name, note: node.title ?? undefined }];
    return teams && node.__typename === "Team" ? [{ id: node.id, name: node.name, note: t`Team` }] : [];
  });
  return { found, ask };
}

const GOALS = graphql(`
  query GoalNames($text: String!) {
    search(text: $text, first: 20) {
      nodes { __typename id ... on Objective { title } ... on KeyResult { title } }
    }
  }
`);

/** Objectives and key results that fit a text; none for fewer than two letters. */
export function useGoals(): { found: Choice[]; ask: (text: string) => void } {
  const [asked, ask] = useState("");
  const text = useRested(asked.trim(), 150);
  const isAsking = text.length > 1;
  const [{ data }] = useQuery({ query: GOALS, variables: { text }, pause: !isAsking });
  const nodes = isAsking ? (data?.search.nodes ?? []) : [];
  const found = nodes.flatMap((node): Choice[] => {
    if (node.__typename === "Objective") return [{ id: node.id, name: node.title, note: t`Objective` }];
    return node.__typename === "KeyResult" ? [{ id: node.id, name: node.title, note: t`Key result` }] : [];
  });
  return { found, ask };
}

import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { TargetPickerQuery } from "../../graphql/generated/graphql";
import { Finder } from "../../ui/Finder";
import { offered } from "../../ui/offered";
import type { Choice } from "../../ui/Select";
import { useRested } from "../../ui/useRested";

const QUERY = graphql(`
  query TargetPicker($text: String!, $searching: Boolean!, $cycleId: ID) {
    objectives(first: 20, cycleId: $cycleId, filter: { states: [PUBLISHED], levels: [COMPANY] }) { nodes { __typename id title owner { id name } } }
    search(text: $text, first: 20) @include(if: $searching) {
      nodes {
        __typename
        id
        ... on Objective { title owner { id name } }
        ... on KeyResult { title objective { id title } }
      }
    }
  }
`);

type Found =
  | NonNullable<TargetPickerQuery["search"]>["nodes"][number]
  | TargetPickerQuery["objectives"]["nodes"][number];

function choiceOf(node: Found): Choice[] {
  if (node.__typename === "Objective")
    return [{ id: node.id, name: node.title, note: node.owner ? t`Objective of ${node.owner.name}` : t`Objective` }];
  if (node.__typename === "KeyResult")
    return [{ id: node.id, name: node.title, note: t`Key result of ${node.objective.title}` }];
  return [];
}

export interface TargetPickerProps {
  cycleId: string | null;
  /** Goals that cannot be chosen: itself, and what is chosen already. */
  without: readonly string[];
  onChoose: (target: Choice) => void;
}

/** A goal to contribute to: the company's at once, any other objective or key result by search. */
export function TargetPicker({ cycleId, without, onChoose }: TargetPickerProps) {
  const [asked, setAsked] = useState("");
  const text = useRested(asked.trim(), 150);
  const [{ data }] = useQuery({
    query: QUERY,
    variables: { text, searching: text.length > 1, cycleId },
    requestPolicy: "cache-first",
  });
  const found = text.length > 1 ? data?.search?.nodes.flatMap(choiceOf) : undefined;
  const near = (data?.objectives.nodes ?? []).flatMap(choiceOf);
  return (
    <Finder
      label={t`Contributes to`}
      chosen={null}
      onChoose={(choice) => choice && onChoose(choice)}
      found={offered(near, found, asked).filter((each) => !without.includes(each.id))}
      onAsk={setAsked}
      placeholder={t`Search objectives and key results`}
      hint={t`The first one is the primary one: it draws the tree.`}
      many
    />
  );
}

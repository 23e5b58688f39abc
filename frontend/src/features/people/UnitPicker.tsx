import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { Finder } from "../../ui/Finder";
import { offered } from "../../ui/offered";
import type { Choice } from "../../ui/Select";
import { useRested } from "../../ui/useRested";

const QUERY = graphql(`
  query UnitPicker($text: String!, $searching: Boolean!) {
    company { id name teams(first: 100) { nodes { id name } } }
    search(text: $text, first: 50) @include(if: $searching) {
      nodes { __typename id ... on Team { name parent { id name } } ... on Company { name } }
    }
  }
`);

export interface UnitPickerProps {
  label: string;
  chosen: Choice | null;
  onChoose: (unit: Choice | null) => void;
  hint?: string;
  /** Units that cannot be chosen. */
  without?: readonly string[];
  teamsOnly?: boolean;
}

/** A unit: the company and the teams right below it at once, any other by search. */
export function UnitPicker({ label, chosen, onChoose, hint, without = [], teamsOnly = false }: UnitPickerProps) {
  const [asked, setAsked] = useState("");
  const text = useRested(asked.trim(), 150);
  const searching = text.length > 1;
  const [{ data }] = useQuery({ query: QUERY, variables: { text, searching } });
  const company = data?.company;
  const near: Choice[] = company
    ? [
        { id: company.id, name: company.name, note: t`Company` },
        ...company.teams.nodes.map(({ id, name }) => ({ id, name })),
      ]
    : [];
  const found = data?.search?.nodes.flatMap((node): Choice[] => {
    if (node.__typename === "Team") return [{ id: node.id, name: node.name, note: t`in ${node.parent.name}` }];
    return node.__typename === "Company" ? [{ id: node.id, name: node.name, note: t`Company` }] : [];
  });
  return (
    <Finder
      label={label}
      chosen={chosen}
      onChoose={onChoose}
      found={offered(near, searching ? found : undefined, asked).filter(
        (each) => !without.includes(each.id) && !(teamsOnly && each.id === company?.id),
      )}
      onAsk={setAsked}
      placeholder={teamsOnly ? t`A team` : t`A team, or the company`}
      hint={hint}
    />
  );
}

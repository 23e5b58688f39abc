import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { Finder } from "../../ui/Finder";
import { offered } from "../../ui/offered";
import type { Choice } from "../../ui/Select";
import { useRested } from "../../ui/useRested";

const QUERY = graphql(`
  query OwnerPicker($text: String!, $searching: Boolean!) {
    viewer { person { __typename id name memberships { id unit { __typename id name } } } leads { __typename id name } }
    search(text: $text, first: 50) @include(if: $searching) {
      nodes { __typename id ... on Company { name } ... on Team { name } ... on Person { name } }
    }
  }
`);

const KINDS: Record<string, string> = { Company: t`Company`, Team: t`Team`, Person: t`Person` };

function choicesOf(
  owners: readonly { __typename: string; id: string; name?: string }[],
  peopleOnly: boolean,
): Choice[] {
  const named = owners.filter((each) => each.name !== undefined && each.__typename in KINDS);
  const fitting = peopleOnly ? named.filter((each) => each.__typename === "Person") : named;
  const unique = new Map(
    fitting.map((each) => [each.id, { id: each.id, name: each.name ?? "", note: KINDS[each.__typename] }]),
  );
  return [...unique.values()];
}

/** Who may be chosen: oneself and one's teams at once, anyone else by search. */
export function useOwners(peopleOnly: boolean): { found: readonly Choice[]; ask: (text: string) => void } {
  const [asked, ask] = useState("");
  const text = useRested(asked.trim(), 150);
  const [{ data }] = useQuery({
    query: QUERY,
    variables: { text, searching: text.length > 1 },
    requestPolicy: "cache-first",
  });
  const near = data?.viewer;
  const own = near
    ? [...(near.person ? [near.person, ...near.person.memberships.map((each) => each.unit)] : []), ...near.leads]
    : [];
  const found = text.length > 1 && data?.search ? choicesOf(data.search.nodes, peopleOnly) : undefined;
  return { found: offered(choicesOf(own, peopleOnly), found, asked), ask };
}

export interface OwnerPickerProps {
  chosen: Choice | null;
  onChoose: (owner: Choice | null) => void;
  label?: string;
  hint?: string;
  error?: string | null;
  placeholder?: string;
  peopleOnly?: boolean;
}

/** Who answers for a goal, or reports on it. */
export function OwnerPicker({
  chosen,
  onChoose,
  label = t`Owner`,
  hint,
  error,
  placeholder,
  peopleOnly = false,
}: OwnerPickerProps) {
  const { found, ask } = useOwners(peopleOnly);
  return (
    <Finder
      label={label}
      chosen={chosen}
      onChoose={onChoose}
      found={found}
      onAsk={ask}
      placeholder={placeholder ?? (peopleOnly ? t`A person` : t`A person, a team or the company`)}
      hint={hint}
      error={error}
    />
  );
}

import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { Finder } from "../../ui/Finder";
import type { Choice } from "../../ui/Select";
import { useRested } from "../../ui/useRested";

const QUERY = graphql(`
  query PersonPicker($text: String!) {
    search(text: $text, first: 50) { nodes { __typename id ... on Person { name title } } }
  }
`);

/** The people whose names begin with the words of a text; none for fewer than two letters. */
export function usePeople(asked: string): Choice[] {
  const text = useRested(asked.trim(), 150);
  const isAsking = text.length > 1;
  const [{ data }] = useQuery({ query: QUERY, variables: { text }, pause: !isAsking });
  if (!isAsking) return [];
  return (data?.search.nodes ?? []).flatMap((node): Choice[] =>
    node.__typename === "Person" ? [{ id: node.id, name: node.name, note: node.title ?? undefined }] : [],
  );
}

export interface PersonPickerProps {
  label: string;
  chosen: Choice | null;
  onChoose: (person: Choice | null) => void;
  without?: readonly string[];
  placeholder?: string;
}

/** One person, by search. */
export function PersonPicker({ label, chosen, onChoose, without = [], placeholder = t`A name` }: PersonPickerProps) {
  const [asked, setAsked] = useState("");
  const found = usePeople(asked).filter((each) => !without.includes(each.id));
  return (
    <Finder
      label={label}
      chosen={chosen}
      onChoose={onChoose}
      found={found}
      onAsk={setAsked}
      placeholder={placeholder}
      nothing={asked.trim().length < 2 ? t`Type two letters or more` : t`Nobody fits`}
    />
  );
}

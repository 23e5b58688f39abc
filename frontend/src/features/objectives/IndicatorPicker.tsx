import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { Finder } from "../../ui/Finder";
import type { Choice } from "../../ui/Select";
import { useRested } from "../../ui/useRested";

const QUERY = graphql(`
  query IndicatorPicker($text: String!) {
    search(text: $text, first: 50) { nodes { __typename id ... on KeyResult { title objective { id title } } } }
  }
`);

/** The key result that showed that something must change; none is fine. */
export function IndicatorPicker({
  chosen,
  onChoose,
}: {
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
}) {
  const [asked, setAsked] = useState("");
  const text = useRested(asked.trim(), 150);
  const [{ data }] = useQuery({ query: QUERY, variables: { text }, pause: text.length < 2 });
  const nodes = text.length < 2 ? [] : (data?.search.nodes ?? []);
  const found = nodes.flatMap((node): Choice[] =>
    node.__typename === "KeyResult" ? [{ id: node.id, name: node.title, note: node.objective.title }] : [],
  );
  return (
    <Finder
      label={t`The key result that showed it (optional)`}
      chosen={chosen}
      onChoose={onChoose}
      found={found}
      onAsk={setAsked}
      placeholder={t`Search key results`}
      nothing={text.length < 2 ? t`Type two letters or more` : t`Nothing fits`}
    />
  );
}

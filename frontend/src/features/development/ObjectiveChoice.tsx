import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { Button } from "../../ui/Button";
import { Finder } from "../../ui/Finder";
import type { Choice } from "../../ui/Select";
import { useRested } from "../../ui/useRested";
import styles from "./development.module.css";

const QUERY = graphql(`
  query ObjectiveChoice($text: String!) {
    search(text: $text, first: 50) { nodes { __typename id ... on Objective { title } } }
  }
`);

/** Objectives by search, as many as one likes. */
export function ObjectiveChoice({
  chosen,
  onChange,
}: {
  chosen: readonly Choice[];
  onChange: (chosen: readonly Choice[]) => void;
}) {
  const [asked, setAsked] = useState("");
  const text = useRested(asked.trim(), 150);
  const [{ data }] = useQuery({ query: QUERY, variables: { text }, pause: text.length < 2 });
  const nodes = text.length < 2 ? [] : (data?.search.nodes ?? []);
  const found = nodes.flatMap((node): Choice[] =>
    node.__typename === "Objective" && !chosen.some((each) => each.id === node.id)
      ? [{ id: node.id, name: node.title }]
      : [],
  );
  return (
    <>
      <Finder
        label={t`Objectives that help (optional)`}
        chosen={null}
        onChoose={(choice) => choice && onChange([...chosen, choice])}
        found={found}
        onAsk={setAsked}
        placeholder={t`Search objectives`}
        nothing={text.length < 2 ? t`Type two letters or more` : t`Nothing fits`}
        many
      />
      <ul className={styles.chips} aria-label={t`Chosen objectives`}>
        {chosen.map((each) => (
          <li key={each.id}>
            <Button
              look="quiet"
              aria-label={t`Take away: ${each.name}`}
              onPress={() => onChange(chosen.filter((one) => one.id !== each.id))}
            >
              {each.name} ✕
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

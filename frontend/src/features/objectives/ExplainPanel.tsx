import type { ResultOf } from "@graphql-typed-document-node/core";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql, unmasked } from "../../graphql/generated";
import { amount, percent } from "../../lib/numbers";
import { Dialog } from "../../ui/Dialog";
import { ErrorState } from "../../ui/ErrorState";
import { Skeleton } from "../../ui/Skeleton";
import { goalLink } from "./links";
import styles from "./objectives.module.css";

const QUERY = graphql(`
  query Explain($id: ID!) {
    node(id: $id) {
      id
      __typename
      ... on Objective { title explain { ...Explain_explanation } }
      ... on KeyResult { title explain { ...Explain_explanation } }
    }
  }
`);

const ExplanationFragment = graphql(`
  fragment Explain_explanation on Explanation {
    value
    automaticValue
    formula
    manual
    items { label value counted weight share why goal { __typename id title ... on KeyResult { objectiveId } } }
    leftOut { label value counted weight share why goal { __typename id title ... on KeyResult { objectiveId } } }
  }
`);

/** A number taken apart: what counts, with which weight, and what was left out and why. */
export function ExplainPanel({ goalId, onClose }: { goalId: string; onClose: () => void }) {
  const [{ data, error }, again] = useQuery({ query: QUERY, variables: { id: goalId }, requestPolicy: "network-only" });
  const goal = data?.node && "explain" in data.node ? data.node : null;
  return (
    <Dialog title="Why this number?" isOpen onClose={onClose} place="side">
      {goal ? (
        <Taken title={goal.title} explanation={goal.explain} />
      ) : error ? (
        <ErrorState message={errorText(error)} onRetry={again} />
      ) : data ? (
        <ErrorState message="There is no such goal, or it is not open to you." />
      ) : (
        <Skeleton />
      )}
    </Dialog>
  );
}

type Explanation = Extract<NonNullable<ResultOf<typeof QUERY>["node"]>, { explain: unknown }>["explain"];

function Taken({ title, explanation: masked }: { title: string; explanation: Explanation }) {
  const explanation = unmasked(ExplanationFragment, masked);
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <p>
        {explanation.value === null || explanation.value === undefined
          ? "No number yet"
          : `Progress ${percent(explanation.value)}`}
        {explanation.manual
          ? `, set by hand. Automatic: ${explanation.automaticValue === null || explanation.automaticValue === undefined ? "no number" : percent(explanation.automaticValue)}.`
          : ""}
      </p>
      <p className={styles.formula}>{explanation.formula}</p>
      <Items caption="What counts" items={explanation.items} />
      <Items caption="Left out" items={explanation.leftOut} />
    </>
  );
}

type Item = ResultOf<typeof ExplanationFragment>["items"][number];

function Items({ caption, items }: { caption: string; items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Goal</th>
          <th scope="col">Counts as</th>
          <th scope="col">Weight</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, position) => (
          <tr key={`${item.goal?.id ?? item.label} ${position}`}>
            <td>
              {item.goal ? <Link {...goalLink(item.goal)}>{item.label || item.goal.title}</Link> : item.label}
              <br />
              <span className={styles.about}>{item.why}</span>
            </td>
            <td className={styles.number}>{shareText(item.counted ?? item.value)}</td>
            <td className={styles.number}>{amount(item.weight)}</td>
            <td className={styles.number}>{shareText(item.share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shareText(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : percent(share);
}

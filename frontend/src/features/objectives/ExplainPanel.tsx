import type { ResultOf } from "@graphql-typed-document-node/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql, unmasked } from "../../graphql/generated";
import type { ExplainedNumber, KeyResultState, Measure, ValueFrom } from "../../graphql/generated/graphql";
import { agoText } from "../../lib/days";
import { amount, counted, percent } from "../../lib/numbers";
import { Choices } from "../../ui/Choices";
import { Dialog } from "../../ui/Dialog";
import { ErrorState } from "../../ui/ErrorState";
import { type Health, HEALTHS, HealthMark } from "../../ui/HealthMark";
import { Skeleton } from "../../ui/Skeleton";
import { goalLink } from "./links";
import styles from "./objectives.module.css";
import { WhatIfField } from "./WhatIfField";

const QUERY = graphql(`
  query Explain($id: ID!, $of: ExplainedNumber!) {
    node(id: $id) {
      id
      __typename
      ... on Objective { title explain(of: $of) { ...Explain_explanation } }
      ... on KeyResult { title measure valueFrom unit currentValue state explain(of: $of) { ...Explain_explanation } }
    }
  }
`);

const ExplanationFragment = graphql(`
  fragment Explain_explanation on Explanation {
    value
    automaticValue
    word
    automaticWord
    formula
    manual
    change { id at by { id name } reasonKind reason }
    items { label value counted weight share why word goal { __typename id title ... on KeyResult { objectiveId } } }
    leftOut { label value counted weight share why word goal { __typename id title ... on KeyResult { objectiveId } } }
  }
`);

const ASKED = { PROGRESS: "Progress", HEALTH: "Health", PACE: "Pace", CONFIDENCE: "Confidence" } as const;

/** A number or a word taken apart: what counts, with which weight, and what was left out and why. */
export function ExplainPanel({ goalId, onClose }: { goalId: string; onClose: () => void }) {
  const [of, setOf] = useState<ExplainedNumber>("PROGRESS");
  const variables = { id: goalId, of };
  const [{ data, error, stale }, again] = useQuery({ query: QUERY, variables, requestPolicy: "network-only" });
  const goal = data?.node && "explain" in data.node ? data.node : null;
  return (
    <Dialog title="Why?" isOpen onClose={onClose} place="side">
      {goal ? (
        <>
          <p dir="auto">
            <strong>{goal.title}</strong>
          </p>
          <Choices label="What to explain" choices={ASKED} value={of} onChange={setOf} />
          <div aria-busy={stale}>
            <Taken of={of} unit={"unit" in goal ? goal.unit : null} explanation={goal.explain} />
          </div>
          {goal.__typename === "KeyResult" && isTried(goal) ? (
            <WhatIfField keyResultId={goal.id} current={goal.currentValue} />
          ) : null}
        </>
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

function isTried(goal: { measure: Measure; valueFrom: ValueFrom; state: KeyResultState }): boolean {
  return goal.valueFrom === "CHECK_INS" && goal.state === "ACTIVE" && !UNTRIED.includes(goal.measure);
}

const UNTRIED: readonly Measure[] = ["MILESTONES", "BASELINE"];

type Explanation = Extract<NonNullable<ResultOf<typeof QUERY>["node"]>, { explain: unknown }>["explain"];

function Taken({ explanation: masked, ...asked }: Itemed & { explanation: Explanation }) {
  const explanation = unmasked(ExplanationFragment, masked);
  const { manual, change } = explanation;
  return (
    <>
      <p>
        {said(asked.of, explanation)}
        {manual && change ? (
          <span className={styles.about}>
            {change.by?.name ?? "A program"} {agoText(change.at)}
            {change.reason ? `: ${change.reason}` : ""}
          </span>
        ) : null}
      </p>
      <p className={styles.formula}>{explanation.formula}</p>
      <Items caption="What counts" {...asked} items={explanation.items} />
      <Items caption="Left out" {...asked} items={explanation.leftOut} />
    </>
  );
}

function said(of: ExplainedNumber, { value, automaticValue, word, automaticWord, manual }: Said): string {
  if (of === "HEALTH")
    return manual ? `${wordText(word)}, as stated. Automatic: ${wordText(automaticWord)}.` : wordText(word);
  if (of === "PACE") return word ? `${wordText(word)}: ${gapText(value)}` : "No pace";
  const name = ASKED[of];
  if (value === null || value === undefined) return `${name}: no number yet`;
  const automatic = manual ? `, set by hand. Automatic: ${shareText(automaticValue)}.` : "";
  return `${name} ${percent(value)}${automatic}`;
}

type Said = Pick<
  ResultOf<typeof ExplanationFragment>,
  "value" | "automaticValue" | "word" | "automaticWord" | "manual"
>;

const PACES: Record<string, string> = { ON_PACE: "On pace", BEHIND: "Behind", FAR_BEHIND: "Far behind" };

function wordText(word: string | null | undefined): string {
  if (!word) return "–";
  return HEALTHS[word as Health]?.word ?? PACES[word] ?? word;
}

/** Expected − progress, in points. */
function gapText(gap: number | null | undefined): string {
  if (gap === null || gap === undefined) return "nothing is expected of it";
  const points = Math.round(Math.abs(gap) * 100);
  return gap > 0 ? `${counted(points, "point")} short of what was expected` : `${counted(points, "point")} ahead of it`;
}

type Item = ResultOf<typeof ExplanationFragment>["items"][number];

type Itemed = { of: ExplainedNumber; unit?: string | null };

function Items({ caption, items, ...asked }: Itemed & { caption: string; items: readonly Item[] }) {
  if (items.length === 0) return null;
  const { of } = asked;
  const weighs = items.some((item) => !isFact(item));
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{weighs ? "Goal" : "What"}</th>
          {of === "PACE" ? <th scope="col">Expected</th> : null}
          <th scope="col">{weighs ? COUNTED[of] : "Value"}</th>
          {weighs ? <th scope="col">Weight</th> : null}
          {weighs ? <th scope="col">Share</th> : null}
        </tr>
      </thead>
      <tbody>
        {items.map((item, position) => (
          <tr key={`${item.goal?.id ?? item.label} ${position}`}>
            <td dir="auto">
              {item.goal ? <Link {...goalLink(item.goal)}>{item.label || item.goal.title}</Link> : item.label}
              {item.why ? <div className={styles.about}>{item.why}</div> : null}
            </td>
            {of === "PACE" ? <td className={styles.number}>{shareText(item.value)}</td> : null}
            <td className={styles.number}>
              <Counted item={item} {...asked} />
            </td>
            {weighs ? <td className={styles.number}>{isFact(item) ? "" : amount(item.weight)}</td> : null}
            {weighs ? <td className={styles.number}>{isFact(item) ? "" : shareText(item.share)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A fact of the goal itself, such as its target: it has no weight. */
function isFact(item: Item): boolean {
  return !item.goal && typeof item.share !== "number";
}

const COUNTED = { PROGRESS: "Counts as", HEALTH: "Says", PACE: "Progress", CONFIDENCE: "Counts as" } as const;

function Counted({ item, of, unit }: Itemed & { item: Item }) {
  if (item.word && item.word in HEALTHS) return <HealthMark health={item.word as Health} />;
  if (of === "HEALTH") return amount(item.value);
  if (isFact(item)) return amount(item.value, unit);
  return shareText(of === "PACE" ? item.counted : (item.counted ?? item.value));
}

function shareText(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : percent(share);
}

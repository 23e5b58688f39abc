import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { amount } from "../../lib/numbers";
import { HealthMark } from "../../ui/HealthMark";
import { MoreButton } from "../../ui/MoreButton";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { ProgressBar } from "../../ui/ProgressBar";
import { WHY } from "../../ui/Why";
import { goalLink } from "./links";
import styles from "./objectives.module.css";

export const EdgeFragment = graphql(`
  fragment EdgeGoal on Goal {
    __typename
    id
    title
    health
    progress
    owner { __typename id name }
    ... on KeyResult { objectiveId objective { id title } }
  }
`);

export const AlignmentPanelFragment = graphql(`
  fragment AlignmentPanel_objective on Objective {
    id
    level
    cycle { id }
    alignments { id kind weight primary to { __typename id ...EdgeGoal } from { __typename id title } }
    alignedFrom(first: 100) { totalCount nodes { id kind weight primary from { __typename id ...EdgeGoal } } }
    keyResults(first: 100) {
      nodes {
        id
        title
        alignments { id kind weight primary to { __typename id ...EdgeGoal } }
        alignedFrom(first: 50) { totalCount nodes { id kind weight primary from { __typename id ...EdgeGoal } } }
      }
    }
  }
`);

interface Edge {
  id: string;
  kind: "CONTRIBUTES" | "SUPPORTS";
  weight: number;
  primary: boolean;
  goal: FragmentType<typeof EdgeFragment>;
  via?: string;
}

/** What an objective contributes to, and who contributes to it or its key results. */
export function AlignmentPanel({ objective: masked }: { objective: FragmentType<typeof AlignmentPanelFragment> }) {
  const objective = unmasked(AlignmentPanelFragment, masked);
  const up: Edge[] = [
    ...objective.alignments.map((each) => ({ ...each, goal: each.to })),
    ...objective.keyResults.nodes.flatMap((keyResult) =>
      keyResult.alignments.map((each) => ({ ...each, goal: each.to, via: keyResult.title })),
    ),
  ];
  const down: Edge[] = [
    ...objective.alignedFrom.nodes.map((each) => ({ ...each, goal: each.from })),
    ...objective.keyResults.nodes.flatMap((keyResult) =>
      keyResult.alignedFrom.nodes.map((each) => ({ ...each, goal: each.from, via: keyResult.title })),
    ),
  ];
  const counts = [objective, ...objective.keyResults.nodes].map((each) => each.alignedFrom.totalCount);
  const total = counts.reduce((all, each) => all + each, 0);
  return (
    <>
      <Section title={t`Contributes to`}>
        {up.length > 0 ? (
          <Edges edges={up} via={t`From`} />
        ) : (
          <Soft>
            {objective.level === "COMPANY"
              ? t`A company objective: it stands at the top.`
              : t`Not aligned to anything yet. Edit it to say what it contributes to.`}
          </Soft>
        )}
      </Section>
      <Section title={total > 0 ? t`${plural(total, { one: "# goal", other: "# goals" })} from below` : t`From below`}>
        {down.length > 0 ? (
          <FromBelow edges={down} total={total} place={{ focus: objective.id, cycle: objective.cycle.id }} />
        ) : (
          <Soft>
            <Trans>Nothing contributes to this yet.</Trans>
          </Soft>
        )}
      </Section>
    </>
  );
}

/** Where the branch of an objective stands in the tree. */
interface Place {
  focus: string;
  cycle: string;
}

/** So many goals from below are shown at first, and so many more each time. */
const PART = 30;

/** Those that came with the page, a part at a time; all of them, if they are more, stand in the tree. */
function FromBelow({ edges, total, place }: { edges: readonly Edge[]; total: number; place: Place }) {
  const [first, setFirst] = useState(PART);
  const shown = edges.slice(0, first);
  return (
    <>
      <Edges edges={shown} via={t`To`} />
      {shown.length < edges.length ? (
        <MoreButton shown={shown.length} total={total} onMore={() => setFirst(first + PART)} />
      ) : total > edges.length ? (
        <Link to="/alignment" search={place}>
          <Trans>Show all {amount(total)} in the tree</Trans>
        </Link>
      ) : null}
    </>
  );
}

function Edges({ edges, via }: { edges: readonly Edge[]; via: string }) {
  return (
    <Rows>
      {edges.map((edge) => (
        <Row key={edge.id}>
          <EdgeLine edge={edge} via={via} />
        </Row>
      ))}
    </Rows>
  );
}

function EdgeLine({ edge, via }: { edge: Edge; via: string }) {
  const goal = unmasked(EdgeFragment, edge.goal);
  const notes = [
    goal.owner?.name,
    goal.__typename === "KeyResult" ? t`key result of ${goal.objective.title}` : null,
    edge.via ? `${via} “${edge.via}”` : null,
    edge.kind === "SUPPORTS" ? t`supports, does not count` : null,
    edge.kind === "CONTRIBUTES" && edge.weight !== 1 ? t`weight ${amount(edge.weight)}` : null,
  ];
  return (
    <div className={styles.edge}>
      <Link {...goalLink(goal)} className={styles.title} dir="auto">
        {goal.title}
      </Link>
      <HealthMark health={goal.health} brief />
      <span className={styles.about}>{notes.filter(Boolean).join(" · ")}</span>
      <Link
        to="/objectives/$objectiveId"
        params={{ objectiveId: goal.__typename === "KeyResult" ? goal.objective.id : goal.id }}
        search={{ why: goal.id }}
        {...WHY}
      >
        <ProgressBar share={goal.progress} health={goal.health} />
      </Link>
    </div>
  );
}

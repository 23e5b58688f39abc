import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { agoText, dayText } from "../../lib/days";
import { percent } from "../../lib/numbers";
import { codeText } from "../../lib/words";
import { Named } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Confidence } from "../../ui/Confidence";
import { HealthCounts, HealthMark } from "../../ui/HealthMark";
import { Figure, Figures, Stack } from "../../ui/Page";
import { WideBar } from "../../ui/ProgressBar";
import { StateTag } from "./ObjectiveRow";
import form from "./form.module.css";
import styles from "./objectives.module.css";

export const ObjectiveSummaryFragment = graphql(`
  fragment ObjectiveSummary_objective on Objective {
    id
    description
    kind
    state
    visibility
    outcome
    score
    startsOn
    dueOn
    health
    derivedHealth
    statedHealth
    statedHealthNote
    progress
    expected
    automaticProgress
    progressFrom
    confidence
    lastCheckInAt
    owner { __typename id name }
    coOwners { __typename id name }
    priorities { id name }
    below { objectives keyResults health { health count } }
  }
`);

const KINDS = { COMMITTED: t`Committed`, ASPIRATIONAL: t`Aspirational`, LEARNING: t`Learning` } as const;

/** Where an objective stands, who answers for it, and what is below it. */
export function ObjectiveSummary({
  objective: masked,
  onWhy,
}: {
  objective: FragmentType<typeof ObjectiveSummaryFragment>;
  onWhy: () => void;
}) {
  const objective = unmasked(ObjectiveSummaryFragment, masked);
  const { below, owner } = objective;
  return (
    <Stack>
      {objective.description ? <p className={styles.prose}>{objective.description}</p> : null}
      {objective.statedHealth && objective.statedHealthNote ? (
        <p className={form.notice}>{objective.statedHealthNote}</p>
      ) : null}
      <Figures>
        <Figure label={t`Health`}>
          <HealthMark health={objective.health} />
          {objective.statedHealth && objective.derivedHealth !== objective.health ? (
            <span className={styles.about}>
              <Trans>&nbsp;as stated; derived</Trans> <HealthMark health={objective.derivedHealth} />
            </span>
          ) : null}
        </Figure>
        <Figure label={objective.progressFrom === "MANUAL" ? t`Progress, by hand` : t`Progress`}>
          <WideBar share={objective.progress} expected={objective.expected} health={objective.health} />
          {objective.progressFrom === "MANUAL" && typeof objective.automaticProgress === "number" ? (
            <span className={styles.about}>
              <Trans>&nbsp;automatic {percent(objective.automaticProgress)}</Trans>
            </span>
          ) : null}
          <Button look="quiet" onPress={onWhy}>
            <Trans>Why?</Trans>
          </Button>
        </Figure>
        {typeof objective.expected === "number" ? (
          <Figure label={t`Expected by now`}>{percent(objective.expected)}</Figure>
        ) : null}
        <Figure label={t`Confidence`}>
          <Confidence share={objective.confidence} />
        </Figure>
        {owner ? (
          <Figure label={t`Owner`}>
            <OwnerLink owner={owner} />
          </Figure>
        ) : null}
        {objective.coOwners.length > 0 ? (
          <Figure label={t`Shared with`}>{objective.coOwners.map((each) => each.name).join(", ")}</Figure>
        ) : null}
        <Figure label={t`Time`}>
          {dayText(objective.startsOn)} – {dayText(objective.dueOn)}
        </Figure>
        <Figure label={t`Kind`}>
          {KINDS[objective.kind]}
          <StateTag state={objective.state} visibility={objective.visibility} />
        </Figure>
        <Figure label={t`Last check-in`}>
          {objective.lastCheckInAt ? agoText(objective.lastCheckInAt) : t`None yet`}
        </Figure>
        {objective.outcome ? (
          <Figure label={t`Outcome`}>
            <Trans>
              {codeText(objective.outcome)}, score {objective.score ?? "–"}
            </Trans>
          </Figure>
        ) : null}
        {objective.priorities.length > 0 ? (
          <Figure label={t`Priority`}>{objective.priorities.map((each) => each.name).join(", ")}</Figure>
        ) : null}
        {below.objectives > 0 ? (
          <Figure label={t`Below: ${plural(below.objectives, { one: "# objective", other: "# objectives" })}`}>
            <HealthCounts counts={below.health} />
          </Figure>
        ) : null}
      </Figures>
    </Stack>
  );
}

function OwnerLink({ owner }: { owner: { __typename: "Company" | "Team" | "Person"; id: string; name: string } }) {
  if (owner.__typename === "Person")
    return (
      <Link to="/people/$personId" params={{ personId: owner.id }}>
        <Named name={owner.name} />
      </Link>
    );
  if (owner.__typename === "Team")
    return (
      <Link to="/teams/$teamId" params={{ teamId: owner.id }}>
        <Named name={owner.name} team />
      </Link>
    );
  return (
    <Link to="/teams">
      <Named name={owner.name} team />
    </Link>
  );
}

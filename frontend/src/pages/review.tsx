import { t } from "@lingui/core/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { CarryCard } from "../features/reviews/CarryCard";
import { CycleReport, RetrospectiveText } from "../features/reviews/CycleReport";
import { GradeCard } from "../features/reviews/GradeCard";
import { RetrospectiveForm } from "../features/reviews/RetrospectiveForm";
import { graphql } from "../graphql/generated";
import type { ReviewPageQuery } from "../graphql/generated/graphql";
import { EmptyState } from "../ui/EmptyState";
import { Page, Soft, Stack } from "../ui/Page";
import { TabLinks } from "../ui/TabLinks";
import { Answer } from "./answer";
import { NotFoundPage } from "./problem";

const route = getRouteApi("/shell/reviews/$unitId");

const QUERY = graphql(`
  query ReviewPage($id: ID!, $cycle: ID!) {
    cycle(id: $cycle) { id name phase startsOn }
    cycles(first: 100) { nodes { id name phase startsOn } }
    node(id: $id) {
      __typename
      id
      ... on Unit {
        name
        viewerCanReview
        retrospectives(cycleId: $cycle) { cycle { id } version worked didNotWork toChange ...Retrospective_text }
        objectives(cycleId: $cycle, first: 100, filter: { states: [PUBLISHED, CLOSED] }) {
          nodes { id progress outcome state carry { decision } cycle { id } ...GradeCard_objective ...CarryCard_objective ...CycleReport_objective }
        }
      }
    }
  }
`);

type Unit = Extract<NonNullable<ReviewPageQuery["node"]>, { objectives: unknown; retrospectives: unknown }>;
type Cycle = NonNullable<ReviewPageQuery["cycle"]>;

/** The end of a unit's cycle as one flow: grades, retrospective, what goes on, and the report of it. */
export function ReviewPage() {
  const { unitId } = route.useParams();
  const { cycle: asked, step = "grades" } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useChosenCycle(asked);
  const [query, again] = useQuery({
    query: QUERY,
    variables: { id: unitId, cycle: chosen ?? "" },
    pause: chosen === undefined,
  });
  return (
    <Answer query={query} onRetry={again}>
      {({ node, cycle, cycles }) => {
        if (!node || !("retrospectives" in node)) return <NotFoundPage />;
        const steps = stepsOf(node, cycle?.id ?? null);
        return (
          <Page
            title={t`Review of ${node.name}`}
            above={<UnitLink unit={node} />}
            tools={
              <CycleSelect
                value={asked}
                onChange={(id) => void navigate({ search: (before) => ({ ...before, cycle: id }) })}
              />
            }
          >
            {cycle ? (
              <Stack>
                <Phase cycle={cycle} />
                <TabLinks
                  label={t`Steps of the review`}
                  tabs={steps.map(({ id, name }) => ({
                    name,
                    isCurrent: id === step,
                    onOpen: () => void navigate({ search: (before) => ({ ...before, step: id }) }),
                  }))}
                />
                <Step unit={node} cycle={cycle} cycles={cycles.nodes} step={step} onSaved={again} />
              </Stack>
            ) : (
              <EmptyState title={t`Choose a cycle`} />
            )}
          </Page>
        );
      }}
    </Answer>
  );
}

function UnitLink({ unit }: { unit: Unit }) {
  return unit.__typename === "Team" ? (
    <Link to="/teams/$teamId" params={{ teamId: unit.id }}>
      {unit.name}
    </Link>
  ) : (
    <Link to="/teams">{unit.name}</Link>
  );
}

const PHASES: Record<Cycle["phase"], string> = {
  PLANNING: t`This cycle is being planned; it is graded at its end.`,
  ACTIVE: t`This cycle is running; it is graded at its end.`,
  GRADING: t`This cycle is being graded.`,
  CLOSED: t`This cycle is closed; nothing in it changes any more.`,
};

function Phase({ cycle }: { cycle: Cycle }) {
  return <Soft>{PHASES[cycle.phase]}</Soft>;
}

type StepId = "grades" | "retrospective" | "next" | "report";

const ofCycle = (unit: Unit, cycleId: string | null) =>
  unit.objectives.nodes.filter((each) => each.cycle.id === cycleId);

/** Only what was published and is neither finished nor closed early can go on. */
const unfinished = (unit: Unit, cycleId: string | null) =>
  ofCycle(unit, cycleId).filter((each) => each.carry || (each.state === "PUBLISHED" && each.progress !== 1));

function stepsOf(unit: Unit, cycleId: string | null): { id: StepId; name: string }[] {
  const objectives = ofCycle(unit, cycleId);
  const open = unfinished(unit, cycleId);
  const done = (count: number, all: number) => (all === 0 ? "" : ` ${count}/${all}`);
  return [
    { id: "grades", name: t`1 Grades${done(objectives.filter((each) => each.outcome).length, objectives.length)}` },
    { id: "retrospective", name: t`2 Retrospective${unit.retrospectives.length > 0 ? " ✓" : ""}` },
    { id: "next", name: t`3 What goes on${done(open.filter((each) => each.carry).length, open.length)}` },
    { id: "report", name: t`4 Report` },
  ];
}

interface StepProps {
  unit: Unit;
  cycle: Cycle;
  cycles: readonly Cycle[];
  step: StepId;
  onSaved: () => void;
}

function Step({ unit, cycle, cycles, step, onSaved }: StepProps) {
  const objectives = ofCycle(unit, cycle.id);
  const retrospective = unit.retrospectives.find((each) => each.cycle.id === cycle.id);
  if (step === "retrospective") {
    if (cycle.phase === "GRADING" && unit.viewerCanReview)
      return (
        <RetrospectiveForm
          key={retrospective?.version ?? 0}
          unitId={unit.id}
          cycleId={cycle.id}
          retrospective={retrospective}
          onSaved={onSaved}
        />
      );
    return retrospective ? <RetrospectiveText words={retrospective} /> : <EmptyState title={t`No retrospective yet`} />;
  }
  if (step === "report") return <CycleReport objectives={objectives} retrospective={retrospective} />;
  if (step === "next") {
    // The next one first: that is where most of it goes.
    const later = cycles
      .filter((each) => (each.phase === "PLANNING" || each.phase === "ACTIVE") && each.startsOn > cycle.startsOn)
      .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn));
    const open = unfinished(unit, cycle.id);
    if (open.length === 0) return <EmptyState title={t`Nothing is unfinished`} />;
    return (
      <Stack>
        {open.map((each) => (
          <CarryCard key={each.id} objective={each} cycles={later} />
        ))}
      </Stack>
    );
  }
  if (objectives.length === 0) return <EmptyState title={t`Nothing was published in this cycle`} />;
  return (
    <Stack>
      {objectives.map((each) => (
        <GradeCard key={each.id} objective={each} />
      ))}
    </Stack>
  );
}

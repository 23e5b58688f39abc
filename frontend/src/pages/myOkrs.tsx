import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { Guide } from "../features/guides/Guide";
import { ObjectiveRow } from "../features/objectives/ObjectiveRow";
import { ReviewQueue } from "../features/objectives/ReviewQueue";
import { graphql } from "../graphql/generated";
import { counted } from "../lib/numbers";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page, Rows, Section, Stack } from "../ui/Page";
import { Answer } from "./answer";

const route = getRouteApi("/shell/my-okrs");

const QUERY = graphql(`
  query MyOkrsPage($cycle: ID) {
    viewer {
      checkInsDue { dueAt }
      person { id objectives(cycleId: $cycle, first: 100) { totalCount nodes { id ...ObjectiveRow_objective } } }
      leads { __typename id name objectives(cycleId: $cycle, first: 100) { totalCount nodes { id ...ObjectiveRow_objective } } }
    }
  }
`);

/** What the viewer answers for: their own, and those of the units they lead. */
export function MyOkrsPage() {
  const { cycle } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useChosenCycle(cycle);
  const [query, again] = useQuery({ query: QUERY, variables: { cycle: chosen ?? null }, pause: chosen === undefined });
  return (
    <Page
      title="My OKRs"
      tools={
        <>
          <CycleSelect value={cycle} onChange={(id) => void navigate({ search: { cycle: id } })} />
          <Link to="/initiatives" search={{ cycle }} className={buttonClass()}>
            My initiatives
          </Link>
          <Link to="/feedback" className={buttonClass()}>
            Feedback
          </Link>
        </>
      }
    >
      <Answer query={query} onRetry={again}>
        {({ viewer }) => (
          <Stack>
            {viewer.checkInsDue.length > 0 ? (
              <p>
                <Link to="/check-in">{counted(viewer.checkInsDue.length, "check-in")} due</Link>
              </p>
            ) : null}
            <ReviewQueue />
            <Guide reader="owner" />
            {viewer.leads.length > 0 ? <Guide reader="lead" /> : null}
            <Section title="Mine">
              {viewer.person && viewer.person.objectives.nodes.length > 0 ? (
                <Rows>
                  {viewer.person.objectives.nodes.map((each) => (
                    <ObjectiveRow key={each.id} objective={each} open ownerShown={false} />
                  ))}
                </Rows>
              ) : (
                <EmptyState
                  title="No objective of yours in this cycle"
                  action={
                    <Link to="/objectives/new" search={{ cycle }} className={buttonClass("primary")}>
                      New objective
                    </Link>
                  }
                >
                  Write where you are going, and how you will know that you got there.
                </EmptyState>
              )}
            </Section>
            {viewer.leads.map((unit) => (
              <Section key={unit.id} title={unit.name}>
                {unit.objectives.nodes.length > 0 ? (
                  <Rows>
                    {unit.objectives.nodes.map((each) => (
                      <ObjectiveRow key={each.id} objective={each} open ownerShown={false} />
                    ))}
                  </Rows>
                ) : (
                  <p>
                    <Link to="/objectives/new" search={{ cycle, owner: unit.id }}>
                      Write the first objective of {unit.name}
                    </Link>
                  </p>
                )}
              </Section>
            ))}
          </Stack>
        )}
      </Answer>
    </Page>
  );
}

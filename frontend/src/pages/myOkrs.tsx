import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { Guide } from "../features/guides/Guide";
import { MoreObjectives } from "../features/objectives/MoreObjectives";
import { ObjectiveRow } from "../features/objectives/ObjectiveRow";
import { ReviewQueue } from "../features/objectives/ReviewQueue";
import { type FragmentType, graphql, unmasked } from "../graphql/generated";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page, Rows, Section, Stack } from "../ui/Page";
import { Answer } from "./answer";

const route = getRouteApi("/shell/my-okrs");

const QUERY = graphql(`
  query MyOkrsPage($cycle: ID) {
    viewer {
      checkInsDue { dueAt }
      person { __typename id ...Mine_owner }
      leads { __typename id name ...Mine_owner }
    }
  }
`);

const OWNER = graphql(`
  fragment Mine_owner on Owner {
    id
    objectives(cycleId: $cycle, first: 20) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id ...ObjectiveRow_objective }
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
      title={t`My OKRs`}
      tools={
        <>
          <CycleSelect value={cycle} onChange={(id) => void navigate({ search: { cycle: id } })} />
          <Link to="/initiatives" search={{ cycle }} className={buttonClass()}>
            <Trans>My initiatives</Trans>
          </Link>
          <Link to="/feedback" className={buttonClass()}>
            <Trans>Feedback</Trans>
          </Link>
        </>
      }
    >
      <Answer query={query} onRetry={again}>
        {({ viewer }) => (
          <Stack>
            {viewer.checkInsDue.length > 0 ? (
              <p>
                <Link to="/check-in">
                  <Trans>
                    <Plural value={viewer.checkInsDue.length} one="# check-in" other="# check-ins" /> due
                  </Trans>
                </Link>
              </p>
            ) : null}
            <ReviewQueue />
            <Guide reader="owner" />
            {viewer.leads.length > 0 ? <Guide reader="lead" /> : null}
            <Section title={t`Mine`}>
              {viewer.person && count(viewer.person) > 0 ? (
                <Mine owner={viewer.person} cycle={chosen ?? null} />
              ) : (
                <EmptyState
                  title={t`No objective of yours in this cycle`}
                  action={
                    <Link to="/objectives/new" search={{ cycle }} className={buttonClass("primary")}>
                      <Trans>New objective</Trans>
                    </Link>
                  }
                >
                  <Trans>Write where you are going, and how you will know that you got there.</Trans>
                </EmptyState>
              )}
            </Section>
            {viewer.leads.map((unit) => (
              <Section key={unit.id} title={unit.name}>
                {count(unit) > 0 ? (
                  <Mine owner={unit} cycle={chosen ?? null} />
                ) : (
                  <p>
                    <Link to="/objectives/new" search={{ cycle, owner: unit.id }}>
                      <Trans>Write the first objective of {unit.name}</Trans>
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

type Owner = FragmentType<typeof OWNER>;

const count = (owner: Owner) => unmasked(OWNER, owner).objectives.totalCount;

/** The objectives of one owner, twenty at first. */
function Mine({ owner: masked, cycle }: { owner: Owner; cycle: string | null }) {
  const { id, objectives } = unmasked(OWNER, masked);
  return (
    <>
      <Rows>
        {objectives.nodes.map((each) => (
          <ObjectiveRow key={each.id} objective={each} open ownerShown={false} />
        ))}
      </Rows>
      <MoreObjectives
        ownerId={id}
        cycle={cycle}
        before={objectives.nodes.length}
        total={objectives.totalCount}
        page={objectives.pageInfo}
      />
    </>
  );
}

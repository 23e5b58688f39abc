import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { AspirationDialog } from "../features/development/AspirationDialog";
import { AspirationList } from "../features/development/AspirationList";
import { ReaderField } from "../features/development/ReaderField";
import { Roadmap } from "../features/development/Roadmap";
import type { Zoom } from "../features/development/roadmap";
import { StepDialog } from "../features/development/StepDialog";
import { StepTable } from "../features/development/StepTable";
import { PersonPicker } from "../features/people/PersonPicker";
import type { ResultOf } from "@graphql-typed-document-node/core";
import { graphql, unmasked } from "../graphql/generated";
import type { DevelopmentPageQuery } from "../graphql/generated/graphql";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page, Row, Rows, Section, Soft } from "../ui/Page";
import { Scrolled } from "../ui/Scrolled";
import { TabLinks } from "../ui/TabLinks";
import { Answer } from "./answer";

const route = getRouteApi("/shell/development");

const QUERY = graphql(`
  query DevelopmentPage($of: ID!, $other: Boolean!) {
    viewer {
      developmentSharedBy { id name }
      person @skip(if: $other) { id ...DevelopmentPage_person }
    }
    person(id: $of) @include(if: $other) { id ...DevelopmentPage_person }
  }
`);

const PERSON = graphql(`
  fragment DevelopmentPage_person on Person {
    id name
    aspirations { id title description version viewerCanEdit }
    developmentReaders { id name }
    developmentSteps(first: 100) {
      nodes { id title startsOn dueOn state ...StepTable_step }
    }
  }
`);

type Person = ResultOf<typeof PERSON>;
type Named = DevelopmentPageQuery["viewer"]["developmentSharedBy"];

/** Where somebody wants to get to and the steps they take: one's own, or that of somebody who has named one. */
export function DevelopmentPage() {
  const { of } = route.useSearch();
  const [query, again] = useQuery({ query: QUERY, variables: { of: of ?? "", other: of !== undefined } });
  return (
    <Answer query={query} onRetry={again}>
      {({ viewer, person }) => {
        const found = unmasked(PERSON, of === undefined ? viewer.person : person);
        return found ? (
          <Development key={found.id} person={found} isOwn={of === undefined} sharedBy={viewer.developmentSharedBy} />
        ) : (
          <EmptyState title={t`Nobody’s development`}>
            <Trans>Sign in as a person of the company to have one.</Trans>
          </EmptyState>
        );
      }}
    </Answer>
  );
}

function Development({ person, isOwn, sharedBy }: { person: Person; isOwn: boolean; sharedBy: Named }) {
  return (
    <Page title={isOwn ? t`My development` : t`Development of ${person.name}`}>
      <Soft>
        <Trans>What one wants to learn and become. It is never scored and never feeds a rating.</Trans>
      </Soft>
      <Aspirations person={person} isOwn={isOwn} />
      <Steps person={person} isOwn={isOwn} />
      {isOwn ? (
        <Section title={t`Who may look`}>
          <ReaderField me={person.id} readers={person.developmentReaders} pickPerson={PersonPicker} />
        </Section>
      ) : null}
      {sharedBy.length > 0 || !isOwn ? (
        <Section title={t`Shared with you`}>
          <Rows label={t`Shared with you`}>
            {isOwn ? null : (
              <Row>
                <Link to="/development">
                  <Trans>My own</Trans>
                </Link>
              </Row>
            )}
            {sharedBy.map((each) => (
              <Row key={each.id}>
                <Link to="/development" search={{ of: each.id }}>
                  {each.name}
                </Link>
              </Row>
            ))}
          </Rows>
        </Section>
      ) : null}
    </Page>
  );
}

function Aspirations({ person, isOwn }: { person: Person; isOwn: boolean }) {
  const [edited, setEdited] = useState<Person["aspirations"][number] | "new" | null>(null);
  return (
    <Section
      title={t`Aspirations`}
      tools={
        isOwn ? (
          <Button onPress={() => setEdited("new")}>
            <Trans>New aspiration</Trans>
          </Button>
        ) : null
      }
    >
      {person.aspirations.length > 0 ? (
        <AspirationList
          aspirations={person.aspirations}
          onEdit={({ id }) => setEdited(person.aspirations.find((each) => each.id === id) ?? null)}
        />
      ) : (
        <EmptyState title={t`No aspiration yet`}>
          {isOwn ? t`Where do you want to get to? A role, a craft, a kind of work.` : null}
        </EmptyState>
      )}
      {edited ? (
        <AspirationDialog aspiration={edited === "new" ? undefined : edited} onClose={() => setEdited(null)} />
      ) : null}
    </Section>
  );
}

function Steps({ person, isOwn }: { person: Person; isOwn: boolean }) {
  const { by = "quarter" } = route.useSearch();
  const navigate = route.useNavigate();
  const [edited, setEdited] = useState<string | null>(null);
  const steps = person.developmentSteps.nodes;
  const open = (zoom: Zoom) => void navigate({ search: (known) => ({ ...known, by: zoom }), replace: true });
  return (
    <Section
      title={t`Development steps`}
      tools={
        isOwn ? (
          <Button onPress={() => setEdited("new")}>
            <Trans>New step</Trans>
          </Button>
        ) : null
      }
    >
      {steps.length > 0 ? (
        <>
          <TabLinks
            label={t`Roadmap`}
            tabs={[
              { name: t`By quarter`, isCurrent: by === "quarter", onOpen: () => open("quarter") },
              { name: t`By month`, isCurrent: by === "month", onOpen: () => open("month") },
            ]}
          />
          <Scrolled label={t`Roadmap`}>
            <Roadmap steps={steps.filter((each) => each.state !== "DROPPED")} by={by} />
          </Scrolled>
          <StepTable steps={steps} onEdit={setEdited} />
        </>
      ) : (
        <EmptyState title={t`No step yet`}>
          {isOwn ? t`What will you learn or try, and by when? Objectives may help you to get there.` : null}
        </EmptyState>
      )}
      {edited ? (
        <StepDialog
          key={edited}
          step={steps.find((each) => each.id === edited)}
          aspirations={person.aspirations}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Section>
  );
}

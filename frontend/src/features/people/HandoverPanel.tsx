import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { HandoverKind, HandoverPanelQuery } from "../../graphql/generated/graphql";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { ReassignDialog } from "./ReassignDialog";

const QUERY = graphql(`
  query HandoverPanel($id: ID!) {
    person(id: $id) {
      id
      name
      viewerCanHandOver
      handovers {
        kind
        subjectId
        objective { id title }
        keyResult { id title }
        blocker { id text }
        initiative { id title }
      }
    }
  }
`);

type Handover = NonNullable<HandoverPanelQuery["person"]>["handovers"][number];

const WORDS: Record<HandoverKind, string> = {
  OBJECTIVE: t`owned the objective`,
  CO_OWNED: t`shared the objective`,
  KEY_RESULT: t`owned the key result`,
  REPORT: t`reported on the key result`,
  BLOCKER: t`was to clear the way`,
  INITIATIVE: t`did the work`,
};

/** What waits for somebody who has left, to be handed over in one step. */
export function HandoverPanel({ personId }: { personId: string }) {
  const [{ data }, again] = useQuery({ query: QUERY, variables: { id: personId } });
  const [without, setWithout] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const person = data?.person;
  if (!person?.viewerCanHandOver || person.handovers.length === 0) return null;
  const subjects = [...new Set(person.handovers.map((each) => each.subjectId))];
  const chosen = subjects.filter((id) => !without.includes(id));
  const done = () => {
    setAsking(false);
    setWithout([]);
    again({ requestPolicy: "network-only" });
  };
  return (
    <Section
      title={t`To hand over`}
      tools={
        <Button look="primary" isDisabled={chosen.length === 0} onPress={() => setAsking(true)}>
          <Trans>Reassign {chosen.length === subjects.length ? t`all` : String(chosen.length)}</Trans>
        </Button>
      }
    >
      <Soft>
        <Trans>{person.name} has left. Until somebody else answers for these, nobody reports on them.</Trans>
      </Soft>
      <Rows label={t`What waits`}>
        {person.handovers.map((each) => (
          <Row key={`${each.kind} ${each.subjectId}`}>
            <Checkbox
              isSelected={!without.includes(each.subjectId)}
              onChange={(on) =>
                setWithout(on ? without.filter((id) => id !== each.subjectId) : [...without, each.subjectId])
              }
            >
              {nameOf(each)}
            </Checkbox>{" "}
            <Soft>
              {WORDS[each.kind]}
              {each.objective && nameOf(each) !== each.objective.title ? (
                <>
                  <Trans>, for</Trans>{" "}
                  <Link to="/objectives/$objectiveId" params={{ objectiveId: each.objective.id }}>
                    {each.objective.title}
                  </Link>
                </>
              ) : null}
            </Soft>
          </Row>
        ))}
      </Rows>
      {asking ? (
        <ReassignDialog
          person={person}
          ids={chosen.length === subjects.length ? null : chosen}
          onDone={done}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  );
}

function nameOf(each: Handover): string {
  return each.blocker?.text ?? each.initiative?.title ?? each.keyResult?.title ?? each.objective?.title ?? "";
}

import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { InitiativeState } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { dayText } from "../../lib/days";
import { counted } from "../../lib/numbers";
import { Named } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { Select } from "../../ui/Select";
import { announce } from "../../ui/Toast";
import { INITIATIVE_STATES, InitiativeDialog, type StoredInitiative } from "./InitiativeDialog";
import styles from "./objectives.module.css";

export const InitiativeListFragment = graphql(`
  fragment InitiativeList_objective on Objective {
    id
    viewerCanEdit
    keyResults(first: 100) { nodes { id title state } }
    initiatives(first: 100) { totalCount nodes {
      id version title state dueOn effortDays viewerCanMove links { url title } keyResult { id title } owner { __typename id name }
    } }
  }
`);

const UPDATE = graphql(`
  mutation InitiativeState($input: InitiativeUpdateInput!) {
    initiativeUpdate(input: $input) { initiative { id version state } userErrors { message code path } }
  }
`);

/** The work done for an objective; it never counts as progress. */
export function InitiativeList({ objective: masked }: { objective: FragmentType<typeof InitiativeListFragment> }) {
  const { id, viewerCanEdit, keyResults, initiatives } = unmasked(InitiativeListFragment, masked);
  const [opened, setOpened] = useState<string | null>(null);
  const { save, refused, busy } = useSave(UPDATE, (data) => data.initiativeUpdate);
  const { nodes, totalCount } = initiatives;
  const move = async (initiative: StoredInitiative, state: InitiativeState) => {
    if (await save({ input: { id: initiative.id, ifVersion: initiative.version, state } })) announce("Saved");
  };
  return (
    <Section
      title="Initiatives"
      tools={
        <>
          {nodes.length > 0 ? (
            <Link to="/initiatives" search={{ of: id }}>
              Board
            </Link>
          ) : null}
          {viewerCanEdit ? <Button onPress={() => setOpened("new")}>Add initiative</Button> : null}
        </>
      }
    >
      <Refusals messages={refused} />
      {nodes.length === 0 ? (
        <Soft>No work is planned yet. Initiatives say what is done; they never count as progress.</Soft>
      ) : (
        <Rows>
          {nodes.map((each) => (
            <Row key={each.id}>
              <div className={styles.initiative}>
                <span className={styles.titles}>
                  {viewerCanEdit ? (
                    <Button look="quiet" aria-label={`Change ${each.title}`} onPress={() => setOpened(each.id)}>
                      {each.title}
                    </Button>
                  ) : (
                    each.title
                  )}
                  <span className={styles.about}>
                    {each.owner ? <Named name={each.owner.name} team={each.owner.__typename !== "Person"} /> : null}
                    {each.dueOn ? `by ${dayText(each.dueOn)}` : null}
                    {typeof each.effortDays === "number" ? counted(each.effortDays, "day") : null}
                    {each.keyResult ? <span>for “{each.keyResult.title}”</span> : null}
                    {each.links.map((link) => (
                      <a key={link.url} href={link.url} target="_blank" rel="noopener noreferrer nofollow">
                        {link.title ?? new URL(link.url).host}
                      </a>
                    ))}
                  </span>
                </span>
                {each.viewerCanMove ? (
                  <Select
                    label={`State of ${each.title}`}
                    labelHidden
                    choices={INITIATIVE_STATES}
                    value={each.state}
                    onChange={(state) => state !== each.state && void move(each, state)}
                    isDisabled={busy}
                  />
                ) : (
                  <span>{INITIATIVE_STATES.find((state) => state.id === each.state)?.name}</span>
                )}
              </div>
            </Row>
          ))}
        </Rows>
      )}
      {totalCount > nodes.length ? <Soft>and {totalCount - nodes.length} more</Soft> : null}
      {opened ? (
        <InitiativeDialog
          objectiveId={id}
          keyResults={keyResults.nodes.filter((each) => each.state === "ACTIVE")}
          stored={nodes.find((each) => each.id === opened) ?? null}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Section>
  );
}

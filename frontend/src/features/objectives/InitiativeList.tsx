import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useClient } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { InitiativeState } from "../../graphql/generated/graphql";
import { takenBack } from "../../graphql/takenBack";
import { useSave } from "../../graphql/useSave";
import { dayText } from "../../lib/days";
import { Named } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { nameOf, Select } from "../../ui/Select";
import { announceDone } from "../../ui/undo";
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
  const client = useClient();
  const { save, refused, busy } = useSave(UPDATE, (data) => data.initiativeUpdate);
  const { nodes, totalCount } = initiatives;
  const move = async (initiative: StoredInitiative, state: InitiativeState) => {
    const { id: moved, state: before } = initiative;
    const ifVersion = (await save({ input: { id: moved, ifVersion: initiative.version, state } }))?.initiative?.version;
    if (ifVersion === undefined) return;
    announceDone(t`“${initiative.title}” moved to ${nameOf(INITIATIVE_STATES, state)}`, async () => {
      const input = { id: moved, ifVersion, state: before };
      return (await takenBack(client, UPDATE, { input }, (data) => data.initiativeUpdate)).undone;
    });
  };
  return (
    <Section
      title={t`Initiatives`}
      tools={
        <>
          {nodes.length > 0 ? (
            <Link to="/initiatives" search={{ of: id }}>
              <Trans>Board</Trans>
            </Link>
          ) : null}
          {viewerCanEdit ? (
            <Button onPress={() => setOpened("new")}>
              <Trans>Add initiative</Trans>
            </Button>
          ) : null}
        </>
      }
    >
      <Refusals messages={refused} />
      {nodes.length === 0 ? (
        <Soft>
          <Trans>No work is planned yet. Initiatives say what is done; they never count as progress.</Trans>
        </Soft>
      ) : (
        <Rows>
          {nodes.map((each) => (
            <Row key={each.id}>
              <div className={styles.initiative}>
                <span className={styles.titles}>
                  {viewerCanEdit ? (
                    <Button look="quiet" aria-label={t`Change ${each.title}`} onPress={() => setOpened(each.id)}>
                      {each.title}
                    </Button>
                  ) : (
                    each.title
                  )}
                  <span className={styles.about}>
                    {each.owner ? <Named name={each.owner.name} team={each.owner.__typename !== "Person"} /> : null}
                    {each.dueOn ? t`by ${dayText(each.dueOn)}` : null}
                    {typeof each.effortDays === "number"
                      ? plural(each.effortDays, { one: "# day", other: "# days" })
                      : null}
                    {each.keyResult ? (
                      <span>
                        <Trans>for “{each.keyResult.title}”</Trans>
                      </span>
                    ) : null}
                    {each.links.map((link) => (
                      <a key={link.url} href={link.url} target="_blank" rel="noopener noreferrer nofollow">
                        {link.title ?? new URL(link.url).host}
                      </a>
                    ))}
                  </span>
                </span>
                {each.viewerCanMove ? (
                  <Select
                    label={t`State of ${each.title}`}
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
      {totalCount > nodes.length ? (
        <Soft>
          <Trans>and {totalCount - nodes.length} more</Trans>
        </Soft>
      ) : null}
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

import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { Named } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { ErrorState } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { Skeleton } from "../../ui/Skeleton";
import { TextField } from "../../ui/TextField";
import styles from "./people.module.css";
import { usePeople } from "./PersonPicker";

const QUERY = graphql(`
  query PersonList($companyId: ID!, $after: String) {
    node(id: $companyId) {
      __typename
      id
      ... on Company {
        members(first: 50, after: $after, deep: true) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { id name title email active }
        }
      }
    }
  }
`);

interface PersonListProps {
  companyId: string;
  onOpen: (personId: string) => void;
}

/** Everybody, page by page, or those whose names are asked for. */
export function PersonList({ companyId, onOpen }: PersonListProps) {
  const [asked, setAsked] = useState("");
  const found = usePeople(asked);
  return (
    <Section title={t`People`}>
      <TextField
        label={t`Find a person`}
        type="search"
        value={asked}
        onChange={setAsked}
        placeholder={t`Two letters or more`}
        hint={t`Whoever is in no team yet is found here as well.`}
      />
      {asked.trim().length < 2 ? (
        <PersonPage companyId={companyId} onOpen={onOpen} />
      ) : found.length > 0 ? (
        <Rows label={t`People found`}>
          {found.map((each) => (
            <PersonLine key={each.id} person={each} notes={[each.note]} onOpen={onOpen} />
          ))}
        </Rows>
      ) : (
        <Soft>
          <Trans>Nobody is called so.</Trans>
        </Soft>
      )}
    </Section>
  );
}

function PersonPage({ companyId, onOpen, after }: PersonListProps & { after?: string }) {
  const [{ data, error }, again] = useQuery({ query: QUERY, variables: { companyId, after: after ?? null } });
  const [more, setMore] = useState(false);
  const node = data?.node;
  if (error && !node)
    return <ErrorState message={errorText(error)} onRetry={() => again({ requestPolicy: "network-only" })} />;
  if (!node || !("members" in node)) return <Skeleton lines={4} />;
  const { nodes, pageInfo, totalCount } = node.members;
  return (
    <>
      <Rows label={after ? t`More people` : t`Everybody`}>
        {nodes.map((each) => (
          <PersonLine
            key={each.id}
            person={each}
            notes={[each.title, each.email, each.active ? null : t`no longer here`]}
            onOpen={onOpen}
          />
        ))}
      </Rows>
      {pageInfo.hasNextPage && !more ? (
        <div>
          <Button onPress={() => setMore(true)}>
            <Trans>
              Show more of <Plural value={totalCount} one="# person" other="# people" />
            </Trans>
          </Button>
        </div>
      ) : null}
      {more && pageInfo.endCursor ? (
        <PersonPage companyId={companyId} onOpen={onOpen} after={pageInfo.endCursor} />
      ) : null}
    </>
  );
}

function PersonLine({
  person,
  notes,
  onOpen,
}: {
  person: { id: string; name: string };
  notes: readonly (string | null | undefined)[];
  onOpen: (personId: string) => void;
}) {
  return (
    <Row>
      <div className={styles.member}>
        <span className={styles.who}>
          <Named name={person.name} />
          <Soft>{notes.filter(Boolean).join(" · ")}</Soft>
        </span>
        <Button look="quiet" aria-label={t`Change ${person.name}`} onPress={() => onOpen(person.id)}>
          <Trans>Change</Trans>
        </Button>
      </div>
    </Row>
  );
}

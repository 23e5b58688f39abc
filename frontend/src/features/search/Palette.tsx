import { t } from "@lingui/core/macro";
import { useMemo, useState } from "react";
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
} from "react-aria-components";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { known } from "../../lib/known";
import { Dialog } from "../../ui/Dialog";
import field from "../../ui/Field.module.css";
import { useRested } from "../../ui/useRested";
import { type Around, commandsFor, commandsOf } from "./commands";
import { type Found, merged, placeOf, type Place, quickPlaces } from "./places";
import { quickIndex } from "./quick";
import styles from "./search.module.css";

const QUERY = graphql(`
  query Search($text: String!) {
    search(text: $text, first: 20) {
      edges {
        snippet
        node {
          id
          __typename
          ... on Objective { title owner { id name } }
          ... on KeyResult { title objectiveId objective { id title } }
          ... on Company { name }
          ... on Team { name }
          ... on Person { name jobTitle: title }
        }
      }
    }
  }
`);

/** What fits what is typed: at once what is here already, then what only the server knows. */
function usePlaces(text: string) {
  const index = useMemo(() => {
    const here = known();
    return here === null ? null : quickIndex(here);
  }, []);
  const asked = useRested(text.trim(), 150);
  const [{ data, fetching, error }] = useQuery({ query: QUERY, variables: { text: asked }, pause: asked.length < 2 });
  const answered = asked.length < 2 || asked !== text.trim() ? [] : (data?.search.edges ?? []);
  const told = answered.flatMap(({ node }) => placeOf(node as Found) ?? []);
  return { places: merged(index === null ? [] : quickPlaces(index, text), told), fetching, error };
}

interface Line {
  id: string;
  name: string;
  kind: string;
  keys?: string | undefined;
  run: () => void;
}

interface Group {
  id: string;
  name: string;
  lines: readonly Line[];
}

/** What was found in groups, in the order of how likely it is meant: an action first where one begins to write its name. */
function groupsOf(
  text: string,
  places: readonly Place[],
  commands: readonly Line[],
  onGo: (href: string) => void,
): Group[] {
  const typed = text.trim().toLocaleLowerCase();
  const line = (place: Place): Line => ({ id: place.href, ...place, run: () => onGo(place.href) });
  const goals = places.filter(({ of }) => of === "goal").map(line);
  const owners = places.filter(({ of }) => of === "owner").map(line);
  const done = { id: "commands", name: t`Actions and pages`, lines: commands };
  const found = [
    { id: "goals", name: t`Objectives and key results`, lines: goals },
    { id: "owners", name: t`People and teams`, lines: owners },
  ];
  const isNamed = typed.length > 1 && commands.some(({ name }) => name.toLocaleLowerCase().startsWith(typed));
  return (isNamed ? [done, ...found] : [...found, done]).filter(({ lines }) => lines.length > 0);
}

/** Objectives, key results, people, teams, pages and actions, found by a few letters. */
export default function Palette({ onClose, ...around }: Around & { onClose: () => void }) {
  const [text, setText] = useState("");
  const { places, fetching, error } = usePlaces(text);
  const groups = groupsOf(text, places, commandsFor(commandsOf(around), text), around.onGo);
  const take = (id: string) => {
    const line = groups.flatMap(({ lines }) => lines).find((each) => each.id === id);
    onClose();
    line?.run();
  };
  return (
    <Dialog title={t`Search`} isOpen onClose={onClose}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField
          autoFocus
          aria-label={t`Search objectives, key results, people, teams and actions`}
          className={field.field}
        >
          <Input className={field.input} placeholder={t`Objectives, people, teams, actions`} />
        </SearchField>
        <ListBox
          className={styles.found}
          aria-label={t`Found`}
          items={groups}
          onAction={(id) => take(String(id))}
          renderEmptyState={() => <div className={field.empty}>{fetching ? t`Searching…` : t`Nothing found`}</div>}
        >
          {(group) => (
            <ListBoxSection>
              <Header className={styles.group}>{group.name}</Header>
              <Collection items={group.lines}>{(line) => <Option line={line} />}</Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Autocomplete>
      {error ? (
        <p role="alert" className={field.error}>
          {errorText(error)}
        </p>
      ) : null}
    </Dialog>
  );
}

function Option({ line }: { line: Line }) {
  return (
    <ListBoxItem id={line.id} className={field.option} textValue={line.name}>
      <span className={styles.name}>
        {line.name}
        {line.keys ? <kbd className={styles.keys}>{line.keys}</kbd> : null}
      </span>
      <small>{line.kind}</small>
    </ListBoxItem>
  );
}

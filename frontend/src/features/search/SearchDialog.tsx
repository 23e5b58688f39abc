import { useState } from "react";
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, Text } from "react-aria-components";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { Dialog } from "../../ui/Dialog";
import field from "../../ui/Field.module.css";
import { useRested } from "../../ui/useRested";
import { type Found, placeOf, type Place } from "./places";
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

const ACTIONS: readonly Place[] = [
  { href: "/check-in", name: "Check in", kind: "Action" },
  { href: "/objectives/new", name: "New objective", kind: "Action" },
  { href: "/my-okrs", name: "My OKRs", kind: "Page" },
  { href: "/alignment", name: "Alignment", kind: "Page" },
  { href: "/settings", name: "Settings", kind: "Page" },
];

function placesFor(text: string, found: readonly Found[]): Place[] {
  const wanted = text.trim().toLowerCase();
  const actions = ACTIONS.filter((each) => each.name.toLowerCase().includes(wanted));
  return [...found.flatMap((each) => placeOf(each) ?? []), ...actions];
}

/** Objectives, key results, people, teams and actions, found by a few letters. */
export default function SearchDialog({ onClose, onGo }: { onClose: () => void; onGo: (href: string) => void }) {
  const [text, setText] = useState("");
  const asked = useRested(text.trim(), 150);
  const [query] = useQuery({ query: QUERY, variables: { text: asked }, pause: asked.length < 2 });
  const places = placesFor(text, asked.length < 2 ? [] : (query.data?.search.edges.map((edge) => edge.node) ?? []));
  const go = (href: string) => {
    onClose();
    onGo(href);
  };
  return (
    <Dialog title="Search" isOpen onClose={onClose}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField autoFocus aria-label="Search objectives, key results, people and teams" className={field.field}>
          <Input className={field.input} placeholder="Objectives, people, teams, actions" />
        </SearchField>
        <ListBox
          className={styles.found}
          aria-label="Found"
          items={places}
          onAction={(href) => go(String(href))}
          renderEmptyState={() => <div className={field.empty}>{query.fetching ? "Searching…" : "Nothing found"}</div>}
        >
          {(place) => (
            <ListBoxItem id={place.href} className={field.option} textValue={place.name}>
              <Text slot="label">{place.name}</Text>
              <Text slot="description">
                <small>{place.kind}</small>
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      {query.error ? (
        <p role="alert" className={field.error}>
          {errorText(query.error)}
        </p>
      ) : null}
    </Dialog>
  );
}

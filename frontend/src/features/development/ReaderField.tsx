import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Soft } from "../../ui/Page";
import type { Choice } from "../../ui/Select";
import styles from "./development.module.css";

const SET = graphql(`
  mutation DevelopmentReadersSet($input: DevelopmentReadersSetInput!) {
    developmentReadersSet(input: $input) {
      person { id developmentReaders { id name } } userErrors { message code path }
    }
  }
`);

export type PickPerson = (props: {
  label: string;
  chosen: Choice | null;
  onChoose: (person: Choice | null) => void;
  without?: readonly string[];
}) => ReactNode;

/** Whom one lets look: names to add and to take away. */
export function ReaderField({
  me,
  readers,
  pickPerson: PickPerson,
}: {
  me: string;
  readers: readonly Choice[];
  pickPerson: PickPerson;
}) {
  const { save, refused, busy } = useSave(SET, (data) => data.developmentReadersSet);
  const set = (people: readonly Choice[]) => void save({ input: { personIds: people.map((each) => each.id) } });
  return (
    <>
      <Soft>
        {readers.length === 0 ? t`Only you see this. Name somebody to let them look, your manager for example.` : null}
        {readers.length > 0 ? t`You and those you name see this; only you change it.` : null}
      </Soft>
      <ul className={styles.chips} aria-label={t`Who may look`}>
        {readers.map((each) => (
          <li key={each.id}>
            <Button
              look="quiet"
              isDisabled={busy}
              aria-label={t`Name no more: ${each.name}`}
              onPress={() => set(readers.filter((one) => one.id !== each.id))}
            >
              {each.name} ✕
            </Button>
          </li>
        ))}
      </ul>
      <PickPerson
        key={readers.length}
        label={t`Let somebody look`}
        chosen={null}
        onChoose={(person) => person && set([...readers, person])}
        without={[me, ...readers.map((each) => each.id)]}
      />
      <Refusals messages={refused} />
    </>
  );
}

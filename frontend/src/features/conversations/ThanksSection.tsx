import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { Button } from "../../ui/Button";
import { Section, Soft } from "../../ui/Page";
import styles from "./conversations.module.css";
import { RecognitionRow } from "./RecognitionRow";
import { ThankDialog } from "./ThankDialog";

export const ThanksSectionFragment = graphql(`
  fragment ThanksSection_objective on Objective {
    id title viewerCanComment
    recognitions(first: 20) { totalCount nodes { id ...RecognitionRow_recognition } }
  }
`);

export interface ThanksSectionProps {
  objective: FragmentType<typeof ThanksSectionFragment>;
  named: (owner: { __typename: string; id: string; name: string }) => ReactNode;
}

/** What people were thanked for on an objective, its key results and their check-ins. */
export function ThanksSection({ objective: masked, named }: ThanksSectionProps) {
  const { id, title, recognitions, viewerCanComment } = unmasked(ThanksSectionFragment, masked);
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title={t`Thanks`}
      tools={
        viewerCanComment ? (
          <Button onPress={() => setOpen(true)}>
            <Trans>Say thanks…</Trans>
          </Button>
        ) : null
      }
    >
      {recognitions.nodes.length > 0 ? (
        <ul className={styles.wall} aria-label={t`Thank-yous`}>
          {recognitions.nodes.map((each) => (
            <RecognitionRow key={each.id} recognition={each} named={named} goalShown={false} />
          ))}
        </ul>
      ) : (
        <Soft>
          <Trans>Nobody has been thanked for this yet.</Trans>
        </Soft>
      )}
      {recognitions.totalCount > recognitions.nodes.length ? (
        <Soft>
          <Trans>
            The latest {recognitions.nodes.length} of {recognitions.totalCount}.
          </Trans>
        </Soft>
      ) : null}
      {isOpen ? <ThankDialog topic={{ id, title }} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

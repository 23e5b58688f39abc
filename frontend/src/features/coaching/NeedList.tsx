import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { instantText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Row, Rows, Soft } from "../../ui/Page";
import styles from "./coaching.module.css";
import { OfferDialog } from "./OfferDialog";
import { reasonText } from "./reasons";

export const NeedListFragment = graphql(`
  fragment NeedList_need on HelpNeed {
    need
    owner { __typename id name }
    reasons { kind count of message }
    nextSession { id topic startsAt }
  }
`);

export interface NeedListProps {
  needs: readonly FragmentType<typeof NeedListFragment>[];
  canCoach: boolean;
  /** The name of an owner, with the way there. */
  named: (owner: { __typename: string; id: string; name: string }) => ReactNode;
}

/** Who needs help, most first, with the why in sentences and a way to offer it. */
export function NeedList({ needs, canCoach, named }: NeedListProps) {
  const [offering, setOffering] = useState<{ id: string; name: string } | null>(null);
  return (
    <>
      <Rows label={t`Who needs help`}>
        {needs.map((masked) => {
          const { owner, need, reasons, nextSession } = unmasked(NeedListFragment, masked);
          return (
            <Row key={owner.id}>
              <div className={styles.need}>
                <div>
                  {named(owner)}{" "}
                  <Soft>
                    <Trans>{need} points</Trans>
                  </Soft>
                  <ul className={styles.reasons}>
                    {reasons.map((each) => (
                      <li key={each.kind}>{reasonText(each)}</li>
                    ))}
                  </ul>
                  {nextSession ? (
                    <Soft>
                      <Trans>
                        Next: {nextSession.topic}, {instantText(nextSession.startsAt)}
                      </Trans>
                    </Soft>
                  ) : null}
                </div>
                {canCoach ? (
                  <Button aria-label={t`Offer a session: ${owner.name}`} onPress={() => setOffering(owner)}>
                    <Trans>Offer a session…</Trans>
                  </Button>
                ) : null}
              </div>
            </Row>
          );
        })}
      </Rows>
      {offering ? <OfferDialog owner={offering} onClose={() => setOffering(null)} /> : null}
    </>
  );
}

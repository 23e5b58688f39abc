import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { agoText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";
import styles from "./objectives.module.css";

const RESOLVE = graphql(`
  mutation BlockerResolve($input: BlockerResolveInput!) {
    blockerResolve(input: $input) {
      blocker { id resolvedAt keyResult { id openBlockers { id } } }
      userErrors { message code path }
    }
  }
`);

export interface BlockerLineProps {
  blocker: { id: string; text: string; openedAt: string; needs?: { id: string; name: string } | null };
  canResolve: boolean;
}

/** Something in the way, with who must act; resolved in one press. */
export function BlockerLine({ blocker, canResolve }: BlockerLineProps) {
  const { save, refused, busy } = useSave(RESOLVE, (data) => data.blockerResolve);
  const resolve = async () => {
    if (await save({ input: { id: blocker.id } })) announce(t`Resolved`);
  };
  return (
    <div className={styles.measure}>
      <span>
        <span aria-hidden="true">⚑</span>{" "}
        <span className="visually-hidden">
          <Trans>Blocked:</Trans>{" "}
        </span>
        <Trans>
          {blocker.text}
          {blocker.needs ? t` · needs ${blocker.needs.name}` : ""} · since {agoText(blocker.openedAt)}
        </Trans>
      </span>
      {canResolve ? (
        <Button look="quiet" isDisabled={busy} aria-label={t`Resolve: ${blocker.text}`} onPress={() => void resolve()}>
          <Trans>Resolve</Trans>
        </Button>
      ) : null}
      <Refusals messages={refused} />
    </div>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { useSave } from "../../graphql/useSave";
import { dayText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { ErrorState, Refusals } from "../../ui/ErrorState";
import { Row, Rows, Soft, Stack } from "../../ui/Page";
import { type Choice, Select } from "../../ui/Select";
import { announce, complain } from "../../ui/Toast";
import { embedCode } from "./embedCode";
import styles from "./embeds.module.css";

const LINKS = graphql(`
  query EmbedLinks($id: ID!) {
    node(id: $id) {
      id
      ... on Objective { embeds { id by { id name } expiresAt } }
      ... on Unit { embeds { id by { id name } expiresAt } }
    }
  }
`);

const CREATE = graphql(`
  mutation EmbedCreate($input: EmbedCreateInput!) {
    embedCreate(input: $input) { id path userErrors { message code path } }
  }
`);

const REVOKE = graphql(`
  mutation EmbedRevoke($input: EmbedRevokeInput!) { embedRevoke(input: $input) { id userErrors { message code path } } }
`);

const DAYS: readonly Choice<"30" | "90" | "365">[] = [
  { id: "30", name: t`30 days` },
  { id: "90", name: t`90 days` },
  { id: "365", name: t`A year` },
];

/** Makes links that show something read-only to whoever has them, and revokes those that there are. */
export function EmbedDialog({ ofId, title, onClose }: { ofId: string; title: string; onClose: () => void }) {
  const [{ data, error }, ask] = useQuery({
    query: LINKS,
    variables: { id: ofId },
    requestPolicy: "cache-and-network",
  });
  const [days, setDays] = useState<"30" | "90" | "365">("90");
  const [made, setMade] = useState<string | null>(null);
  const making = useCreate(CREATE, (answer) => answer.embedCreate);
  const revoke = useSave(REVOKE, (answer) => answer.embedRevoke);
  const again = () => ask({ requestPolicy: "network-only" });
  const embeds = data?.node && "embeds" in data.node ? data.node.embeds : [];

  const make = async () => {
    const payload = await making.create({ ofId, days: Number(days) });
    if (!payload?.path) return;
    setMade(new URL(payload.path, location.href).href);
    again();
  };
  const remove = async (id: string) => {
    if (!(await revoke.save({ input: { id } }))) return;
    setMade(null);
    announce(t`Link revoked: it shows nothing any more`);
    again();
  };

  return (
    <Dialog title={t`Embed: ${title}`} isOpen onClose={onClose}>
      <Stack>
        <Refusals messages={[...making.refused, ...revoke.refused]} />
        <Soft>
          <Trans>
            Whoever has the link sees this read-only, without signing in: what is published and everybody in the company
            may see, and no names, notes or check-ins.
          </Trans>
        </Soft>
        {made ? <Made key={made} address={made} title={title} /> : null}
        <div className={styles.form}>
          <Select label={t`Valid for`} choices={DAYS} value={days} onChange={setDays} />
          <Button look="primary" isDisabled={making.busy} onPress={() => void make()}>
            {making.busy ? t`Making…` : t`Make a link`}
          </Button>
        </div>
        {error ? <ErrorState message={errorText(error)} onRetry={again} /> : null}
        {embeds.length > 0 ? (
          <Rows label={t`Links that open`}>
            {embeds.map((each) => (
              <Row key={each.id}>
                <div className={styles.link}>
                  <span>
                    {each.by.name}{" "}
                    <Soft>
                      <Trans>until {dayText(each.expiresAt)}</Trans>
                    </Soft>
                  </span>
                  <Button
                    look="danger"
                    aria-label={t`Revoke the link of ${each.by.name}`}
                    isDisabled={revoke.busy}
                    onPress={() => void remove(each.id)}
                  >
                    <Trans>Revoke</Trans>
                  </Button>
                </div>
              </Row>
            ))}
          </Rows>
        ) : null}
      </Stack>
      <Actions>
        <Button look="quiet" onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}

/** A link and the code of a frame, shown this once. */
function Made({ address, title }: { address: string; title: string }) {
  const code = embedCode(address, title);
  const copy = (text: string, said: string) =>
    navigator.clipboard.writeText(text).then(
      () => announce(said),
      () => complain(t`The browser did not allow copying. Select the text and copy it by hand.`),
    );
  return (
    <Stack>
      <p role="status">
        <Trans>Copy it now. It is not shown again.</Trans>
      </p>
      <p className={styles.code}>{address}</p>
      <p className={styles.code}>{code}</p>
      <div className={styles.form}>
        <Button onPress={() => void copy(address, t`Link copied`)}>
          <Trans>Copy the link</Trans>
        </Button>
        <Button onPress={() => void copy(code, t`Code copied`)}>
          <Trans>Copy the code of a frame</Trans>
        </Button>
      </div>
    </Stack>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { instantText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Page";
import { announce, complain } from "../../ui/Toast";
import styles from "./people.module.css";

/** A one-time link, shown once, to be sent by hand. */
export function InvitationLink({ name, link, expiresAt }: { name: string; link: string; expiresAt: string | null }) {
  const address = new URL(link, window.location.origin).href;
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => announce(t`Link copied`),
      () => complain(t`The browser did not allow copying. Select the link and copy it by hand.`),
    );
  return (
    <Stack>
      <p role="status">
        <Trans>
          Send this link to {name}. It works once{expiresAt ? t`, until ${instantText(expiresAt)},` : ""} and is not
          shown again.
        </Trans>
      </p>
      <p className={styles.link}>{address}</p>
      <div>
        <Button onPress={() => void copy()}>
          <Trans>Copy the link</Trans>
        </Button>
      </div>
    </Stack>
  );
}

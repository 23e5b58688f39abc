import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { Door } from "../features/session/Door";
import { signOut, useSession } from "../features/session/session";
import { Button } from "../ui/Button";
import { Refusals } from "../ui/ErrorState";

/** For whoever is signed in while other teams try Plumbline first. */
export function NotYetPage() {
  const router = useRouter();
  const name = useSession()?.person?.name;
  const [refused, setRefused] = useState<string[]>([]);
  const leave = () =>
    signOut().then(
      () => void router.navigate({ to: "/sign-in" }),
      (reason: Error) => setRefused([reason.message]),
    );
  return (
    <Door title={t`Not yet`}>
      <p>
        {name
          ? t`${name}, some teams try Plumbline first. Yours is not among them yet.`
          : t`Some teams try Plumbline first. Yours is not among them yet.`}
      </p>
      <p>
        <Trans>There is nothing to do: once your team joins, this page opens the way in.</Trans>
      </p>
      <Refusals messages={refused} />
      <Button onPress={() => void leave()}>
        <Trans>Sign out</Trans>
      </Button>
    </Door>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { useEffect, useSyncExternalStore } from "react";
import { onReach, reach, reachNow } from "../lib/reach";
import { Button, buttonClass } from "../ui/Button";
import { ErrorState } from "../ui/ErrorState";
import { Page } from "../ui/Page";

/** No such address, or something one may not see: both look the same. */
export function NotFoundPage() {
  return (
    <Page title={t`There is nothing here`} narrow>
      <p>
        <Trans>The address may be wrong, or what stood here is not open to you.</Trans>
      </p>
      <div>
        <Link to="/" className={buttonClass("primary")}>
          <Trans>Go to Alignment</Trans>
        </Link>
      </div>
    </Page>
  );
}

/** Whether a part of the app could not be fetched: it is gone since an update, or the server cannot be reached. */
const isMissing = (message: string) => /dynamically imported module|Importing a module|preload CSS/i.test(message);

/** A part of the app that could not be fetched, said as it is once the server has been asked. */
function PartMissing() {
  const { isNewer } = useSyncExternalStore(onReach, reachNow);
  useEffect(() => void reach("/healthz", { cache: "no-store" }).catch(() => undefined), []);
  const reload = () => window.location.reload();
  return isNewer ? (
    <ErrorState title={t`A newer version is ready.`} message={t`Reload to go on. What you typed is kept.`}>
      <Button look="primary" onPress={reload}>
        <Trans>Reload</Trans>
      </Button>
    </ErrorState>
  ) : (
    <ErrorState message={t`The server cannot be reached. Check the connection and try again.`} onRetry={reload} />
  );
}

/** A page that broke: what happened, and two ways on. Never a blank page. */
export function PageBroken({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const message = error instanceof Error ? error.message : String(error);
  if (isMissing(message)) return <PartMissing />;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <ErrorState title={t`This page could not be shown`} message={message} onRetry={retry}>
      <a href="/" className={buttonClass()}>
        <Trans>Go to Alignment</Trans>
      </a>
    </ErrorState>
  );
}

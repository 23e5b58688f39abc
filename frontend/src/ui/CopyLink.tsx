import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { Button } from "./Button";

const SAID_MS = 3_000;

/** Copies the address of the page as it is: every state of it is in there. */
export function CopyLink() {
  const [said, setSaid] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setSaid("copied"),
      () => setSaid("failed"),
    );
  return (
    <>
      <Button look="quiet" onPress={() => void copy()}>
        <Trans>Copy link</Trans>
      </Button>
      <span role="status">
        {said === "copied" ? t`Link copied` : said === "failed" ? t`Copy it from the address bar` : ""}
      </span>
    </>
  );
}

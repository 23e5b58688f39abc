import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { ErrorState } from "../../ui/ErrorState";
import { Skeleton } from "../../ui/Skeleton";
import { Door } from "./Door";
import { callRoute } from "./session";

/** Asks whether a one-time link still opens, and shows what is behind it. */
export function LinkGate<Answer>({
  title,
  path,
  children,
}: {
  title: string;
  path: string;
  children: (answer: Answer) => ReactNode;
}) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    callRoute<Answer>("GET", path).then(setAnswer, (reason: Error) => setFailure(reason.message));
  }, [path]);
  if (answer) return children(answer);
  return (
    <Door title={title}>
      {failure ? (
        <ErrorState title={t`This link does not open`} message={failure}>
          <a href="/sign-in">
            <Trans>Sign in instead</Trans>
          </a>
        </ErrorState>
      ) : (
        <Skeleton />
      )}
    </Door>
  );
}

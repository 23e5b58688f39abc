import { type ReactNode, useState } from "react";
import type { CombinedError } from "urql";
import { errorText } from "../../graphql/client";
import type { ChangeReasonInput } from "../../graphql/generated/graphql";
import { keepDraft } from "../../lib/drafts";
import { complain } from "../../ui/Toast";
import { ReasonDialog, reasonPlace } from "./ReasonDialog";
import type { Refused } from "./refusals";

/** What an attempt to change something gave: the payload's refusals, or that it never arrived. */
export interface Attempted {
  error?: CombinedError;
  userErrors?: readonly Refused[];
}

type Attempt = (reason: ChangeReasonInput | undefined) => Promise<Attempted>;

export interface Change {
  /** Tries, asks for a reason where the server wants one, and tries again. True when it was done. */
  run: (
    attempt: Attempt,
    onRefused?: (errors: readonly Refused[]) => void,
    onLost?: (message: string) => void,
  ) => Promise<boolean>;
  /** To be drawn by whoever uses this: the question for a reason. */
  asking: ReactNode;
  busy: boolean;
}

/** Changes to published things, which may need a reason. What was refused or lost is said in a message unless `onRefused` or `onLost` takes it. */
export function useChange(): Change {
  const [question, setQuestion] = useState<{ answer: (reason: ChangeReasonInput | null) => void } | null>(null);
  const [busy, setBusy] = useState(false);

  const ask = () =>
    new Promise<ChangeReasonInput | null>((resolve) => {
      setQuestion({
        answer(reason) {
          setQuestion(null);
          resolve(reason);
        },
      });
    });

  const run: Change["run"] = async (attempt, onRefused, onLost = complain) => {
    setBusy(true);
    try {
      let result = await attempt(undefined);
      if (result.userErrors?.some((each) => each.code === "REASON_REQUIRED")) {
        const reason = await ask();
        if (!reason) return false;
        result = await attempt(reason);
      }
      if (result.error) onLost(errorText(result.error));
      const refused = result.userErrors ?? [];
      if (refused.length > 0) {
        if (onRefused) onRefused(refused);
        else complain(refused.map((each) => each.message).join(" "));
      }
      const isDone = !result.error && refused.length === 0;
      if (isDone) keepDraft(reasonPlace(), null);
      return isDone;
    } finally {
      setBusy(false);
    }
  };

  const asking = question ? <ReasonDialog onGive={question.answer} onClose={() => question.answer(null)} /> : null;
  return { run, asking, busy };
}

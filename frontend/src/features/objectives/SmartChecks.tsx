import { t } from "@lingui/core/macro";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { InitiativeDraftInput, SmartCriterion } from "../../graphql/generated/graphql";
import { useRested } from "../../ui/useRested";
import { verdictText } from "./smart";

const CHECKS = graphql(`
  query InitiativeDraftChecks($draft: InitiativeDraftInput!) {
    initiativeDraftChecks(draft: $draft) { criterion met verdict message values { name number text } }
  }
`);

const WORDS: Record<SmartCriterion, string> = {
  SPECIFIC: t`Specific`,
  MEASURABLE: t`Measurable`,
  ASSIGNED: t`Assigned`,
  RELEVANT: t`Relevant`,
  TIMED: t`Timed`,
};

/** Whether everybody will know when it is done; it never blocks. Nothing is said before there is a title. */
export function SmartChecks({ draft }: { draft: InitiativeDraftInput }) {
  const rested = useRested(JSON.stringify(draft), 400);
  const asked = JSON.parse(rested) as InitiativeDraftInput;
  const isBlank = asked.title.trim() === "";
  const [{ data }] = useQuery({
    query: CHECKS,
    variables: { draft: asked },
    pause: isBlank,
    requestPolicy: "network-only",
  });
  const checks = isBlank ? [] : (data?.initiativeDraftChecks ?? []);
  return (
    <div role="status" aria-label={t`Is it SMART?`}>
      {checks.length > 0 ? (
        <ul>
          {checks.map(({ criterion, met, ...check }) => (
            <li key={criterion}>
              <span aria-hidden="true">{met ? "✓" : "○"}</span> <strong>{WORDS[criterion]}</strong>
              {met ? "" : t` (not yet)`}: {verdictText(check)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

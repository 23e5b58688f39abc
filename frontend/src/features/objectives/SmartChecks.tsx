import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { InitiativeDraftInput, SmartCriterion } from "../../graphql/generated/graphql";
import { useRested } from "../../ui/useRested";

const CHECKS = graphql(`
  query InitiativeDraftChecks($draft: InitiativeDraftInput!) {
    initiativeDraftChecks(draft: $draft) { criterion met message }
  }
`);

const WORDS: Record<SmartCriterion, string> = {
  SPECIFIC: "Specific",
  MEASURABLE: "Measurable",
  ASSIGNED: "Assigned",
  RELEVANT: "Relevant",
  TIMED: "Timed",
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
    <div role="status" aria-label="Is it SMART?">
      {checks.length > 0 ? (
        <ul>
          {checks.map(({ criterion, met, message }) => (
            <li key={criterion}>
              <span aria-hidden="true">{met ? "✓" : "○"}</span> <strong>{WORDS[criterion]}</strong>
              {met ? "" : " (not yet)"}: {message}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

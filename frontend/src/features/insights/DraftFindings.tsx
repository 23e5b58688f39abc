import { t } from "@lingui/core/macro";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { ObjectiveDraftInput } from "../../graphql/generated/graphql";
import { useRested } from "../../ui/useRested";
import { findingText } from "./findings";
import styles from "./insights.module.css";

const FINDINGS = graphql(`
  query DraftFindings($draft: ObjectiveDraftInput!) { draftFindings(draft: $draft) { kind message values { name number text } place } }
`);

const REST_MS = 600;

/** What the checks find in an objective while it is typed; it never blocks. Nothing is said before there is a title. */
export function DraftFindings({ draft }: { draft: ObjectiveDraftInput }) {
  const rested = useRested(JSON.stringify(draft), REST_MS);
  const asked = JSON.parse(rested) as ObjectiveDraftInput;
  const [{ data }] = useQuery({
    query: FINDINGS,
    variables: { draft: asked },
    pause: asked.title.trim() === "",
    requestPolicy: "network-only",
  });
  const found = asked.title.trim() === "" ? [] : (data?.draftFindings ?? []);
  return (
    <div role="status" aria-label={t`Could be better`}>
      {found.length > 0 ? (
        <ul className={styles.typing}>
          {found.map((each) => (
            <li key={`${each.kind} ${each.place}`}>
              <span aria-hidden="true" className={styles.mark}>
                ◇
              </span>{" "}
              {typeof each.place === "number" ? t`Key result ${each.place + 1}: ` : ""}
              {findingText(each)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { dayText } from "../../lib/days";
import form from "./form.module.css";

export const ReturnedNoteFragment = graphql(`
  fragment ReturnedNote_objective on Objective {
    id
    state
    returns { id at comment by { id name } }
  }
`);

/** What the reviewer wrote when the proposal was given back; nothing once it is proposed anew. */
export function ReturnedNote({ objective: masked }: { objective: FragmentType<typeof ReturnedNoteFragment> }) {
  const { state, returns } = unmasked(ReturnedNoteFragment, masked);
  const [last] = returns;
  if (state !== "DRAFT" || !last) return null;
  return (
    <aside className={form.notice} aria-label={t`Given back`}>
      <strong>
        <Trans>
          Given back on {dayText(last.at)}
          {last.by ? t` by ${last.by.name}` : ""}:
        </Trans>
      </strong>{" "}
      <span dir="auto">{last.comment}</span>
    </aside>
  );
}

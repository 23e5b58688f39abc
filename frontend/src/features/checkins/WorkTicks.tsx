import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import styles from "./checkins.module.css";

export const WorkTicksFragment = graphql(`
  fragment WorkTicks_keyResult on KeyResult {
    id
    title
    initiatives(first: 50) { nodes { id version title state viewerCanMove } }
  }
`);

const TICK = graphql(`
  mutation InitiativeTick($input: InitiativeUpdateInput!) {
    initiativeUpdate(input: $input) { initiative { id version state } userErrors { message code path } }
  }
`);

/** The work that was planned for a key result, to be ticked off where one reports; saved at once. */
export function WorkTicks({ keyResult: masked }: { keyResult: FragmentType<typeof WorkTicksFragment> }) {
  const { title, initiatives } = unmasked(WorkTicksFragment, masked);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { save, refused, busy } = useSave(TICK, (data) => data.initiativeUpdate);
  const open = initiatives.nodes.filter(
    (each) => each.viewerCanMove && (each.state === "PLANNED" || each.state === "DOING" || ticked.includes(each.id)),
  );
  if (open.length === 0) return null;
  const tick = async (id: string, version: number, done: boolean) => {
    const saved = await save({ input: { id, ifVersion: version, state: done ? "DONE" : "DOING" } });
    if (saved) setTicked([...ticked, id]);
  };
  return (
    <div className={styles.work} role="group" aria-label={t`What got done: ${title}`}>
      <Refusals messages={refused} />
      <span className={styles.about}>
        <Trans>What got done</Trans>
      </span>
      {open.map((each) => (
        <Checkbox
          key={each.id}
          isSelected={each.state === "DONE"}
          isDisabled={busy}
          onChange={(done) => void tick(each.id, each.version, done)}
        >
          {each.title}
        </Checkbox>
      ))}
    </div>
  );
}

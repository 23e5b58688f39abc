import { plural, t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { Named } from "../../ui/Avatar";
import { HealthCounts } from "../../ui/HealthMark";
import { ProgressBar } from "../../ui/ProgressBar";
import { WHY } from "../../ui/Why";
import styles from "./people.module.css";

export const TeamRowFragment = graphql(`
  fragment TeamRow_team on Team {
    id
    name
    lead { id name }
    members { totalCount }
    stats { objectives progress health { health count } }
  }
`);

/** A team in a list; `inner` stands a step to the right, under the team it belongs to. */
export function TeamRow({
  team: masked,
  inner = false,
}: {
  team: FragmentType<typeof TeamRowFragment>;
  inner?: boolean;
}) {
  const team = unmasked(TeamRowFragment, masked);
  return (
    <li className={`${styles.team} ${inner ? styles.inner : ""}`}>
      <span className={styles.who}>
        <Link to="/teams/$teamId" params={{ teamId: team.id }} className={styles.name}>
          {team.name}
        </Link>
        <span className={styles.about}>
          {team.lead ? <Named name={team.lead.name} /> : t`No lead`}
          {plural(team.members.totalCount, { one: "# member", other: "# members" })}
        </span>
      </span>
      <HealthCounts counts={team.stats.health} />
      <Link to="/teams/$teamId" params={{ teamId: team.id }} search={{ why: "PROGRESS" }} {...WHY}>
        <ProgressBar share={team.stats.progress} label={t`Progress of ${team.name}`} />
      </Link>
    </li>
  );
}

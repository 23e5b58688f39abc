import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { goalLink } from "./links";
import styles from "./objectives.module.css";

export const PathUpFragment = graphql(`
  fragment PathUp_objective on Objective {
    id
    cycle { id name }
    ancestors { __typename id title ... on KeyResult { objectiveId } }
  }
`);

/** Why this objective is there: the goals above it, the highest first. */
export function PathUp({ objective: masked }: { objective: FragmentType<typeof PathUpFragment> }) {
  const { ancestors, cycle } = unmasked(PathUpFragment, masked);
  return (
    <nav aria-label={t`Contributes to`}>
      <ol className={styles.path}>
        <li>
          <Link to="/alignment" search={{ cycle: cycle.id }}>
            {cycle.name}
          </Link>
        </li>
        {ancestors.map((goal) => (
          <li key={goal.id}>
            <Link {...goalLink(goal)}>{goal.title}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import styles from "./guidelines.module.css";

const QUERY = graphql(`
  query Guidelines {
    company { id guidelines }
  }
`);

/** The company's own advice, folded, where one writes; nothing where it gives none. */
export function Guidelines() {
  const [{ data }] = useQuery({ query: QUERY });
  const text = data?.company?.guidelines;
  if (!text) return null;
  return (
    <details className={styles.panel}>
      <summary>
        <Trans>How we write OKRs</Trans>
      </summary>
      <p dir="auto">{text}</p>
    </details>
  );
}

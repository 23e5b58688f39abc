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
      <summary>How we write OKRs</summary>
      <p dir="auto">{text}</p>
    </details>
  );
}

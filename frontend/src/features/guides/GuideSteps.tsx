import { Link } from "@tanstack/react-router";
import styles from "./guides.module.css";
import { GUIDES, type Reader } from "./texts";

/** What a reader needs to know, in five sentences, each with where it is done. */
export function GuideSteps({ reader, onGo }: { reader: Reader; onGo?: () => void }) {
  return (
    <ol className={styles.steps}>
      {GUIDES[reader].steps.map((each) => (
        <li key={each.text}>
          {each.text}{" "}
          {each.to ? (
            <Link to={each.to} onClick={onGo}>
              {each.link}
            </Link>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

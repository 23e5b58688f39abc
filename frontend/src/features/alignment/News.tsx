import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createContext, useContext } from "react";
import type { Columns } from "./columns";
import styles from "./News.module.css";

/** Ids of the objectives that somebody has just changed. */
export const News = createContext<ReadonlySet<string>>(new Set());

/** Says of a row that it has just changed; gone after a moment. */
export function JustNow({ id }: { id: string | undefined }) {
  const news = useContext(News);
  if (id === undefined || !news.has(id)) return null;
  return (
    <span className={styles.news}>
      <Trans>updated just now</Trans>
    </span>
  );
}

/** Tells those who do not look: which objective changed, and how many others with it. */
export function NewsLine({ columns, news }: { columns: Columns; news: readonly string[] }) {
  const [first] = news;
  const title = first === undefined ? "" : (columns.titles[columns.ids.indexOf(first)] ?? "").slice(0, 100);
  const others = news.length - 1;
  return (
    <div role="status" className="visually-hidden">
      {title !== "" && t`Updated just now: ${title}`}
      {others > 0 && ` ${plural(others, { one: "and # other", other: "and # others" })}`}
    </div>
  );
}

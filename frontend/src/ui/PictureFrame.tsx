import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useRef, useState } from "react";
import { download, pngOf, svgText } from "../lib/download";
import { cellText, csvOf, fileName, type Table } from "../lib/table";
import { Button } from "./Button";
import { Section } from "./Page";
import styles from "./PictureFrame.module.css";
import { Scrolled } from "./Scrolled";
import { announce } from "./Toast";
import { useWidth } from "./useWidth";

export interface PictureFrameProps {
  title: string;
  /** What it shows, in a sentence. */
  about: string;
  /** Put before the title in the names of its files. */
  of?: string;
  /** 2 where it is a part of the page, 3 inside such a part. */
  level?: 2 | 3;
  table: Table;
  /** The drawing, an svg as wide as is asked; without it there is the table alone. */
  draw?: (width: number) => ReactNode;
  /** Shown in place of the plain table. */
  numbers?: ReactNode;
}

/** One picture with the same numbers as a table, and both as files. */
export function PictureFrame({ title, about, of, level, table, draw, numbers }: PictureFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const [place, width] = useWidth<HTMLDivElement>(600);
  const drawing = useRef<HTMLDivElement>(null);
  const isEmpty = table.rows.length === 0;
  const drawn = draw && !asTable && !isEmpty ? draw : null;
  const name = fileName(of ?? "", title);
  const keep = async (what: "svg" | "png") => {
    const svg = drawing.current?.querySelector("svg");
    if (!svg) return;
    const file = what === "svg" ? new Blob([svgText(svg)], { type: "image/svg+xml" }) : await pngOf(svg);
    if (file) download(`${name}.${what}`, file);
    else announce(t`The browser could not make the image`);
  };
  return (
    <Section
      title={title}
      level={level}
      tools={
        isEmpty ? null : (
          <div className={styles.tools}>
            {draw ? (
              <Button
                look="quiet"
                aria-label={asTable ? t`${title} as a picture` : t`${title} as a table`}
                onPress={() => setAsTable(!asTable)}
              >
                {asTable ? t`Picture` : t`Table`}
              </Button>
            ) : null}
            <Button
              look="quiet"
              aria-label={t`${title} as CSV`}
              onPress={() => download(`${name}.csv`, new Blob([csvOf(table)], { type: "text/csv" }))}
            >
              <Trans>CSV</Trans>
            </Button>
            {drawn ? (
              <>
                <Button look="quiet" aria-label={t`${title} as SVG`} onPress={() => void keep("svg")}>
                  <Trans>SVG</Trans>
                </Button>
                <Button look="quiet" aria-label={t`${title} as PNG`} onPress={() => void keep("png")}>
                  <Trans>PNG</Trans>
                </Button>
              </>
            ) : null}
          </div>
        )
      }
    >
      <div ref={place} className={styles.picture}>
        <p className={styles.about}>{about}</p>
        {isEmpty && !numbers ? (
          <p>
            <Trans>Nothing to show yet.</Trans>
          </p>
        ) : null}
        {drawn ? <div ref={drawing}>{drawn(Math.max(260, width))}</div> : null}
        {!drawn ? (numbers ?? (isEmpty ? null : <Numbers title={title} table={table} />)) : null}
      </div>
    </Section>
  );
}

const FIRST_ROWS = 20;

function Numbers({ title, table: { head, rows, shares } }: { title: string; table: Table }) {
  const [all, setAll] = useState(false);
  const isCut = !all && rows.length > FIRST_ROWS;
  return (
    <>
      <Scrolled label={t`Numbers: ${title}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              {head.map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(isCut ? rows.slice(0, FIRST_ROWS) : rows).map((row, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- two key results may have one title
              <tr key={place}>
                {row.map((cell, column) => (
                  <td key={head[column]} data-text={typeof cell === "string" ? "" : undefined}>
                    {cellText(cell, shares.includes(column))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {isCut ? (
        <div>
          <Button look="quiet" onPress={() => setAll(true)}>{t`Show all ${rows.length}`}</Button>
        </div>
      ) : null}
    </>
  );
}

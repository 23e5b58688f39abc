import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Button as AriaButton, GridListItem } from "react-aria-components";
import { graphql } from "../../graphql/generated";
import type { BoardCard_initiativeFragment, InitiativeState } from "../../graphql/generated/graphql";
import { dayText } from "../../lib/days";
import { Named } from "../../ui/Avatar";
import { Select } from "../../ui/Select";
import styles from "./board.module.css";
import { STATES } from "./columns";

export const BoardCardFragment = graphql(`
  fragment BoardCard_initiative on Initiative {
    id
    version
    title
    state
    dueOn
    effortDays
    viewerCanMove
    owner { __typename id name }
    links { url title }
    objective { id title }
  }
`);

export type BoardWork = BoardCard_initiativeFragment;

interface BoardCardProps {
  initiative: BoardWork;
  isBusy: boolean;
  onMove: (to: InitiativeState) => void;
}

/** A piece of work on a board: what, who, by when, how much, for what, and where it is kept. */
export function BoardCard({ initiative, isBusy, onMove }: BoardCardProps) {
  const { id, title, state, dueOn, effortDays, owner, links, objective, viewerCanMove } = initiative;
  return (
    <GridListItem id={id} textValue={title} className={styles.card}>
      <div className={styles.top}>
        <span dir="auto">{title}</span>
        {viewerCanMove ? (
          <AriaButton slot="drag" className={styles.handle}>
            ⠿
          </AriaButton>
        ) : null}
      </div>
      <span className={styles.about}>
        {owner ? <Named name={owner.name} team={owner.__typename !== "Person"} /> : t`Nobody yet`}
        {dueOn ? (
          <span>
            <Trans>by {dayText(dueOn)}</Trans>
          </span>
        ) : null}
        {typeof effortDays === "number" ? <span>{plural(effortDays, { one: "# day", other: "# days" })}</span> : null}
      </span>
      <Link to="/objectives/$objectiveId" params={{ objectiveId: objective.id }} className={styles.for}>
        {objective.title}
      </Link>
      {links.length > 0 ? (
        <span className={styles.about}>
          {links.map((link) => (
            <a key={link.url} href={link.url} target="_blank" rel="noopener noreferrer nofollow">
              {link.title ?? new URL(link.url).host}
            </a>
          ))}
        </span>
      ) : null}
      {viewerCanMove ? (
        <Select
          label={t`Move to: ${title}`}
          labelHidden
          choices={STATES}
          value={state}
          onChange={(to) => to !== state && onMove(to)}
          isDisabled={isBusy}
        />
      ) : null}
    </GridListItem>
  );
}

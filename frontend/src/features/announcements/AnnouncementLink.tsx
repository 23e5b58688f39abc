import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { Button, buttonClass } from "../../ui/Button";
import { AnnounceDialog } from "./AnnounceDialog";

const QUERY = graphql(`
  query AnnouncementLink($id: ID!, $cycle: ID) {
    cycle(id: $cycle) { id phase }
    node(id: $id) {
      __typename
      id
      ... on Company { name viewerCanAnnounce announcement(cycleId: $cycle) { id audienceCount readCount } }
      ... on Team { name viewerCanAnnounce announcement(cycleId: $cycle) { id audienceCount readCount } }
    }
  }
`);

/** Leads to what a unit has announced in a cycle; before that, lets whoever answers for it announce. */
export function AnnouncementLink({
  unitId,
  cycleId,
  onMade,
}: {
  unitId: string;
  cycleId: string | undefined;
  onMade: (id: string) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const [{ data }] = useQuery({ query: QUERY, variables: { id: unitId, cycle: cycleId ?? null } });
  const node = data?.node;
  if (node?.__typename !== "Company" && node?.__typename !== "Team") return null;
  const { announcement, viewerCanAnnounce, name } = node;
  if (announcement)
    return (
      <Link to="/announcements/$announcementId" params={{ announcementId: announcement.id }} className={buttonClass()}>
        {typeof announcement.readCount === "number"
          ? t`Announced, read by ${announcement.readCount} of ${announcement.audienceCount ?? 0}`
          : t`Announced`}
      </Link>
    );
  if (!viewerCanAnnounce || !data?.cycle || data.cycle.phase === "CLOSED") return null;
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Trans>Announce</Trans>
      </Button>
      {isOpen ? (
        <AnnounceDialog
          unit={{ id: unitId, name }}
          cycleId={data.cycle.id}
          onMade={onMade}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

import { t } from "@lingui/core/macro";
import type { KnownOwner } from "../../lib/known";
import { type QuickIndex, quickFound } from "./quick";

/** Somewhere to go, as the palette shows it. */
export interface Place {
  href: string;
  name: string;
  kind: string;
  of: "goal" | "owner";
}

export type Found =
  | { __typename: "Objective"; id: string; title: string; owner?: { name: string } | null }
  | { __typename: "KeyResult"; id: string; title: string; objectiveId: string; objective: { title: string } }
  | { __typename: "Company" | "Team"; id: string; name: string }
  | { __typename: "Person"; id: string; name: string; jobTitle?: string | null }
  | { __typename: string; id: string };

function ownerPlace({ id, name, __typename }: KnownOwner, jobTitle?: string | null): Place {
  if (__typename === "Person") return { href: `/people/${id}`, name, kind: jobTitle || t`Person`, of: "owner" };
  if (__typename === "Team") return { href: `/teams/${id}`, name, kind: t`Team`, of: "owner" };
  return { href: "/teams", name, kind: t`Company`, of: "owner" };
}

/** Where a found thing is looked at; null for kinds without a page. */
export function placeOf(found: Found): Place | null {
  if ("objective" in found) {
    return {
      href: `/objectives/${found.objectiveId}?keyResult=${found.id}`,
      name: found.title,
      kind: t`Key result of ${found.objective.title}`,
      of: "goal",
    };
  }
  if ("title" in found)
    return {
      href: `/objectives/${found.id}`,
      name: found.title,
      kind: found.owner ? t`Objective of ${found.owner.name}` : t`Objective`,
      of: "goal",
    };
  if (!("name" in found)) return null;
  return ownerPlace(found, "jobTitle" in found ? found.jobTitle : null);
}

/** What fits of what is here already. */
export function quickPlaces(index: QuickIndex, text: string): Place[] {
  const { known } = index;
  const { rows, owners } = quickFound(index, text);
  const goals = rows.map((row): Place => {
    const owner = known.owners[known.ownerPositions[row] ?? -1];
    return {
      href: `/objectives/${known.ids[row]}`,
      name: known.titles[row] || t`Without a title`,
      kind: owner ? t`Objective of ${owner.name}` : t`Objective`,
      of: "goal",
    };
  });
  return [...goals, ...owners.map((owner) => ownerPlace(owner))];
}

/** Both, each place once: what was found first keeps its place, what the server adds comes after it. */
export function merged(first: readonly Place[], then: readonly Place[]): Place[] {
  return [...new Map([...then, ...first].map((place) => [place.href, place])).values()].toSorted(
    (a, b) => rank(first, a) - rank(first, b),
  );
}

function rank(first: readonly Place[], place: Place): number {
  const at = first.findIndex(({ href }) => href === place.href);
  return at === -1 ? first.length : at;
}

/** Somewhere to go, as the search shows it. */
export interface Place {
  href: string;
  name: string;
  kind: string;
}

export type Found =
  | { __typename: "Objective"; id: string; title: string; owner?: { name: string } | null }
  | { __typename: "KeyResult"; id: string; title: string; objectiveId: string; objective: { title: string } }
  | { __typename: "Company" | "Team"; id: string; name: string }
  | { __typename: "Person"; id: string; name: string; jobTitle?: string | null }
  | { __typename: string; id: string };

/** Where a found thing is looked at; null for kinds without a page. */
export function placeOf(found: Found): Place | null {
  if ("objective" in found) {
    return {
      href: `/objectives/${found.objectiveId}?keyResult=${found.id}`,
      name: found.title,
      kind: `Key result of ${found.objective.title}`,
    };
  }
  if ("title" in found)
    return {
      href: `/objectives/${found.id}`,
      name: found.title,
      kind: found.owner ? `Objective of ${found.owner.name}` : "Objective",
    };
  if (!("name" in found)) return null;
  if (found.__typename === "Person")
    return { href: `/people/${found.id}`, name: found.name, kind: ("jobTitle" in found && found.jobTitle) || "Person" };
  if (found.__typename === "Team") return { href: `/teams/${found.id}`, name: found.name, kind: "Team" };
  return { href: "/teams", name: found.name, kind: "Company" };
}

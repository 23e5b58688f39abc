import { Link } from "@tanstack/react-router";

/** The name of a unit or a person, with the way to their page. */
export function OwnerLink({
  owner: { __typename, id, name },
}: {
  owner: { __typename: string; id: string; name: string };
}) {
  if (__typename === "Person")
    return (
      <Link to="/people/$personId" params={{ personId: id }}>
        {name}
      </Link>
    );
  if (__typename === "Team")
    return (
      <Link to="/teams/$teamId" params={{ teamId: id }}>
        {name}
      </Link>
    );
  return <Link to="/teams">{name}</Link>;
}

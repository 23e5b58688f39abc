import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { ComboBox } from "../../ui/ComboBox";
import type { Choice } from "../../ui/Select";

const QUERY = graphql(`
  query UnitSelect {
    company {
      id
      name
      teams(first: 100) { nodes { id name teams(first: 100) { nodes { id name teams(first: 100) { nodes { id name } } } } } }
    }
  }
`);

/** A unit: the company or one of its teams, three levels deep. */
export function UnitSelect({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const [{ data }] = useQuery({ query: QUERY });
  const company = data?.company;
  const choices: Choice[] = company
    ? [
        { id: company.id, name: company.name, note: "Company" },
        ...company.teams.nodes.flatMap((team) => [
          { id: team.id, name: team.name },
          ...team.teams.nodes.flatMap((inner) => [
            { id: inner.id, name: inner.name, note: team.name },
            ...inner.teams.nodes.map((deepest) => ({
              id: deepest.id,
              name: deepest.name,
              note: `${team.name} › ${inner.name}`,
            })),
          ]),
        ]),
      ]
    : [];
  // The list is drawn anew when it arrives, so that a value given beforehand finds its name.
  return <ComboBox key={choices.length} label={label} choices={choices} value={value} onChange={onChange} />;
}

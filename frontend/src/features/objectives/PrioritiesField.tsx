import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { Checkbox } from "../../ui/Checkbox";
import form from "./form.module.css";

const QUERY = graphql(`
  query PrioritiesField { company { id priorities { id name why } } }
`);

/** The strategic priorities that a company objective cites; nothing for the objectives of others. */
export function PrioritiesField({
  ownerId,
  chosen,
  onChange,
}: {
  ownerId: string | null;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const [{ data }] = useQuery({ query: QUERY, requestPolicy: "cache-first" });
  const company = data?.company;
  if (!company || company.priorities.length === 0) return null;
  if (ownerId !== company.id && chosen.length === 0) return null;
  return (
    <fieldset className={form.several}>
      <legend className={form.legend}>
        <Trans>Strategic priorities it serves</Trans>
      </legend>
      {company.priorities.map((each) => (
        <Checkbox
          key={each.id}
          isSelected={chosen.includes(each.id)}
          onChange={(isChosen) => onChange(isChosen ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))}
        >
          {each.name}
        </Checkbox>
      ))}
    </fieldset>
  );
}

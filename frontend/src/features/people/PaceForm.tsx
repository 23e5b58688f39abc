import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import styles from "./people.module.css";
import { pointsOf, shareOf, wholeOf } from "./points";

export const PaceFormFragment = graphql(`
  fragment PaceForm_company on Company { id version graceDays behindLimit farBehindLimit }
`);

const UPDATE = graphql(`
  mutation PaceUpdate($input: CompanyUpdateInput!) {
    companyUpdate(input: $input) { company { ...PaceForm_company } userErrors { message code path } }
  }
`);

/** How late a check-in is before its key result is outdated, and how far progress lags before a word says so. */
export function PaceForm({
  company: masked,
  onSaved,
}: {
  company: FragmentType<typeof PaceFormFragment>;
  onSaved: () => void;
}) {
  const company = unmasked(PaceFormFragment, masked);
  const [grace, setGrace] = useState(String(company.graceDays));
  const [behind, setBehind] = useState(pointsOf(company.behindLimit));
  const [far, setFar] = useState(pointsOf(company.farBehindLimit));
  const { save, refused, busy } = useSave(UPDATE, (payload) => payload.companyUpdate);
  const days = wholeOf(grace);
  const [behindLimit, farBehindLimit] = [shareOf(behind), shareOf(far)];
  const submit = async () => {
    const input = { id: company.id, ifVersion: company.version, graceDays: days, behindLimit, farBehindLimit };
    if (!(await save({ input }))) return;
    announce("Limits saved");
    onSaved();
  };
  return (
    <fieldset className={styles.cadence}>
      <legend>Outdated and behind</legend>
      <Refusals messages={refused} />
      <TextField
        label="Days of grace"
        value={grace}
        onChange={setGrace}
        inputMode="numeric"
        error={days === null ? "A whole number of days." : null}
        hint="A key result is outdated when its check-in is later than this."
      />
      <TextField
        label="Behind from"
        value={behind}
        onChange={setBehind}
        inputMode="decimal"
        error={behindLimit === null ? "A number of points." : null}
        hint="Points of progress less than expected; up to here it is on pace."
      />
      <TextField
        label="Far behind from"
        value={far}
        onChange={setFar}
        inputMode="decimal"
        error={farBehindLimit === null ? "A number of points." : null}
        hint="Points of progress less than expected."
      />
      <div>
        <Button
          isDisabled={busy || days === null || behindLimit === null || farBehindLimit === null}
          onPress={() => void submit()}
        >
          {busy ? "Saving…" : "Save limits"}
        </Button>
      </div>
    </fieldset>
  );
}

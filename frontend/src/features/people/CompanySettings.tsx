import { useState } from "react";
import { Form } from "react-aria-components";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { MONTHS } from "../../lib/months";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Stack } from "../../ui/Page";
import { Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { CadenceForm } from "./CadenceForm";
import { PaceForm } from "./PaceForm";
import { OWN_ZONE, zonesWith } from "./zones";

export const CompanySettingsFragment = graphql(`
  fragment CompanySettings_company on Company { id name mission vision guidelines timeZone fiscalStartMonth version viewerCanEdit ...PaceForm_company }
`);

const CREATE = graphql(`
  mutation CompanyCreate($input: CompanyCreateInput!) {
    companyCreate(input: $input) { company { id ...CompanySettings_company } userErrors { message code path } }
  }
`);

const UPDATE = graphql(`
  mutation CompanyUpdate($input: CompanyUpdateInput!) {
    companyUpdate(input: $input) { company { id ...CompanySettings_company } userErrors { message code path } }
  }
`);

/** What the company says of itself. `onSaved` is called after each save. */
export function CompanySettings({
  company: masked,
  onSaved,
}: {
  company: FragmentType<typeof CompanySettingsFragment> | null;
  onSaved: () => void;
}) {
  const company = unmasked(CompanySettingsFragment, masked);
  const [name, setName] = useState(company?.name ?? "");
  const [mission, setMission] = useState(company?.mission ?? "");
  const [vision, setVision] = useState(company?.vision ?? "");
  const [guidelines, setGuidelines] = useState(company?.guidelines ?? "");
  const [timeZone, setTimeZone] = useState(company?.timeZone ?? OWN_ZONE);
  const [startMonth, setStartMonth] = useState(String(company?.fiscalStartMonth ?? 1));
  const create = useSave(CREATE, (data) => data.companyCreate);
  const update = useSave(UPDATE, (data) => data.companyUpdate);
  const busy = create.busy || update.busy;

  const save = async () => {
    const texts = { name: name.trim(), mission: mission.trim() || null, vision: vision.trim() || null, timeZone };
    const payload = company
      ? await update.save({
          input: {
            ...texts,
            guidelines: guidelines.trim() || null,
            fiscalStartMonth: Number(startMonth),
            id: company.id,
            ifVersion: company.version,
          },
        })
      : await create.save({ input: texts });
    if (!payload) return;
    announce("Company saved");
    onSaved();
  };

  return (
    <Stack>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <Refusals messages={[...create.refused, ...update.refused]} />
          <TextField label="Name" value={name} onChange={setName} isRequired maxLength={200} />
          <TextArea
            label="Mission"
            value={mission}
            onChange={setMission}
            hint="Why the company is there."
            maxLength={5000}
          />
          <TextArea
            label="Vision"
            value={vision}
            onChange={setVision}
            hint="What will be true one day."
            maxLength={5000}
          />
          {company ? (
            <TextArea label="How we write OKRs" value={guidelines} onChange={setGuidelines} maxLength={20_000} />
          ) : null}
          <Select
            label="Time zone"
            choices={zonesWith(timeZone)}
            value={timeZone}
            onChange={setTimeZone}
            hint="Days begin and end here."
          />
          {company ? (
            <Select
              label="The year begins in"
              choices={MONTHS}
              value={startMonth}
              onChange={setStartMonth}
              hint="Years of cycles are proposed from here."
            />
          ) : null}
          <div>
            <Button
              look="primary"
              type="submit"
              isDisabled={busy || name.trim() === "" || company?.viewerCanEdit === false}
            >
              {busy ? "Saving…" : "Save"}
            </Button>
          </div>
        </Stack>
      </Form>
      {company ? <CadenceForm unitId={company.id} /> : null}
      {company?.viewerCanEdit ? <PaceForm company={company} onSaved={onSaved} /> : null}
    </Stack>
  );
}

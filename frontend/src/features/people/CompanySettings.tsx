import { t } from "@lingui/core/macro";
import { Form } from "react-aria-components";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { MONTHS } from "../../lib/months";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Stack } from "../../ui/Page";
import { nameOf, Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
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

interface Stored {
  name: string;
  mission?: string | null;
  vision?: string | null;
  guidelines?: string | null;
  timeZone: string;
  fiscalStartMonth: number;
}

const FIELDS = {
  name: t`Name`,
  mission: t`Mission`,
  vision: t`Vision`,
  guidelines: t`How we write OKRs`,
  timeZone: t`Time zone`,
  startMonth: [t`The year begins in`, (month: string) => nameOf(MONTHS, month)],
} as const;

const storedOf = (company: Stored | null) => ({
  name: company?.name ?? "",
  mission: company?.mission ?? "",
  vision: company?.vision ?? "",
  guidelines: company?.guidelines ?? "",
  timeZone: company?.timeZone ?? OWN_ZONE,
  startMonth: String(company?.fiscalStartMonth ?? 1),
});

/** What the company says of itself. `onSaved` is called after each save. */
export function CompanySettings({
  company: masked,
  onSaved,
}: {
  company: FragmentType<typeof CompanySettingsFragment> | null;
  onSaved: () => void;
}) {
  const company = unmasked(CompanySettingsFragment, masked);
  const draft = useDraft(`company.${company?.id ?? "new"}`, storedOf(company), company?.version);
  const { name, mission, vision, guidelines, timeZone, startMonth } = draft.values;
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
            ifVersion: draft.version,
          },
        })
      : await create.save({ input: texts });
    if (!payload) return;
    draft.forget();
    announce(t`Company saved`);
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
          {busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
          <TextField
            label={t`Name`}
            value={name}
            onChange={(next) => draft.put({ name: next })}
            isRequired
            maxLength={200}
          />
          <TextArea
            label={t`Mission`}
            value={mission}
            onChange={(next) => draft.put({ mission: next })}
            hint={t`Why the company is there.`}
            maxLength={5000}
          />
          <TextArea
            label={t`Vision`}
            value={vision}
            onChange={(next) => draft.put({ vision: next })}
            hint={t`What will be true one day.`}
            maxLength={5000}
          />
          {company ? (
            <TextArea
              label={t`How we write OKRs`}
              value={guidelines}
              onChange={(next) => draft.put({ guidelines: next })}
              maxLength={20_000}
            />
          ) : null}
          <Select
            label={t`Time zone`}
            choices={zonesWith(timeZone)}
            value={timeZone}
            onChange={(next) => draft.put({ timeZone: next })}
            hint={t`Days begin and end here.`}
          />
          {company ? (
            <Select
              label={t`The year begins in`}
              choices={MONTHS}
              value={startMonth}
              onChange={(next) => draft.put({ startMonth: next })}
              hint={t`Years of cycles are proposed from here.`}
            />
          ) : null}
          <div>
            <Button
              look="primary"
              type="submit"
              isDisabled={busy || name.trim() === "" || company?.viewerCanEdit === false}
            >
              {busy ? t`Saving…` : t`Save`}
            </Button>
          </div>
        </Stack>
      </Form>
      {company ? <CadenceForm unitId={company.id} /> : null}
      {company?.viewerCanEdit ? <PaceForm company={company} onSaved={onSaved} /> : null}
    </Stack>
  );
}

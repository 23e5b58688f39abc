import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { ObjectiveKind, ProgressSource, Visibility } from "../../graphql/generated/graphql";
import { Button } from "../../ui/Button";
import { type Choice, Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import type { Fields } from "./draft";
import { LONGEST_TITLE, type Problems } from "./keyResultDraft";
import form from "./form.module.css";
import { OwnerPicker } from "./OwnerPicker";
import { OwnersPicker } from "./OwnersPicker";
import { PrioritiesField } from "./PrioritiesField";

export const KINDS: readonly Choice<ObjectiveKind>[] = [
  { id: "COMMITTED", name: t`Committed`, note: t`we deliver all of it` },
  { id: "ASPIRATIONAL", name: t`Aspirational`, note: t`a stretch: 60 to 80 % is good` },
  { id: "LEARNING", name: t`Learning`, note: t`we find something out` },
];

const VISIBILITIES: readonly Choice<Visibility>[] = [
  { id: "EVERYONE", name: t`Everyone` },
  { id: "TEAM", name: t`The team`, note: t`and the leads above it` },
  { id: "PRIVATE", name: t`Private`, note: t`owners, their managers and people named` },
];

const WIDTH: Record<Visibility, number> = { EVERYONE: 2, TEAM: 1, PRIVATE: 0 };

const SOURCES: readonly Choice<ProgressSource>[] = [
  { id: "BOTH", name: t`Key results, contributions` },
  { id: "KEY_RESULTS", name: t`Key results alone` },
  { id: "CONTRIBUTIONS", name: t`Contributions alone` },
  { id: "MANUAL", name: t`A number by hand`, note: t`the automatic one stays beside it` },
];

export interface ObjectiveFieldsProps {
  fields: Fields;
  problems: Problems;
  onChange: (change: Partial<Fields>) => void;
  /** The field that chooses a cycle, where that can be chosen. */
  cycle?: ReactNode;
  /** Who sees it now, of one that is there already. */
  seenBefore?: Visibility;
  /** Fields of progress by hand, which only one that is there already can have. */
  byHand?: ReactNode;
}

/** What every objective has, new or not. */
export function ObjectiveFields({ fields, problems, onChange, cycle, seenBefore, byHand }: ObjectiveFieldsProps) {
  const isUnusual =
    fields.coOwners.length > 0 || fields.startsOn !== "" || fields.dueOn !== "" || fields.progressFrom !== "BOTH";
  const [more, setMore] = useState(isUnusual);
  return (
    <>
      <TextField
        label={t`Objective`}
        value={fields.title}
        onChange={(title) => onChange({ title })}
        error={problems["title"]}
        hint={t`Where we are going, in a sentence without a number.`}
        maxLength={LONGEST_TITLE}
      />
      <TextArea
        label={t`Why`}
        value={fields.description}
        onChange={(description) => onChange({ description })}
        error={problems["description"]}
        maxLength={10_000}
      />
      <div className={form.pair}>
        <OwnerPicker chosen={fields.owner} onChoose={(owner) => onChange({ owner })} error={problems["owner"]} />
        {cycle ?? null}
        <Select label={t`Kind`} choices={KINDS} value={fields.kind} onChange={(kind) => onChange({ kind })} />
        <Select
          label={t`Seen by`}
          choices={VISIBILITIES}
          value={fields.visibility}
          onChange={(visibility) => onChange({ visibility })}
          error={problems["visibility"]}
        />
      </div>
      <VisibilityNote fields={fields} seenBefore={seenBefore} onChange={onChange} />
      <PrioritiesField
        ownerId={fields.owner?.id ?? null}
        chosen={fields.priorityIds}
        onChange={(priorityIds) => onChange({ priorityIds })}
      />
      {more ? (
        <MoreFields fields={fields} problems={problems} onChange={onChange} byHand={byHand} />
      ) : (
        <div>
          <Button onPress={() => setMore(true)}>
            <Trans>Co-owners, days and progress…</Trans>
          </Button>
        </div>
      )}
    </>
  );
}

/** Who is named on a private one, and what narrowing does to its edges, said before it is saved. */
function VisibilityNote({
  fields,
  seenBefore,
  onChange,
}: {
  fields: Fields;
  seenBefore: Visibility | undefined;
  onChange: (change: Partial<Fields>) => void;
}) {
  const narrows = WIDTH[fields.visibility] < WIDTH[seenBefore ?? "EVERYONE"];
  return (
    <>
      {fields.visibility === "PRIVATE" ? (
        <OwnersPicker
          label={t`People named on it`}
          hint={t`They see it besides its owners and their direct managers. Administrators do not, unless named.`}
          chosen={fields.named}
          onChange={(named) => onChange({ named })}
          peopleOnly
        />
      ) : null}
      {narrows ? (
        <p className={form.notice} role="status">
          <Trans>
            A goal that fewer people see can contribute only to goals seen by the same people.
            {seenBefore
              ? t` When this is saved, its contributions to and from others become “supports”: shown, and no longer counted in their progress.`
              : t` To any other it supports: shown, and not counted in its progress.`}
          </Trans>
        </p>
      ) : null}
    </>
  );
}

function MoreFields({ fields, problems, onChange, byHand }: ObjectiveFieldsProps) {
  return (
    <>
      <OwnersPicker
        label={t`Shared with`}
        hint={t`Co-owners answer for it together with the owner.`}
        chosen={fields.coOwners}
        onChange={(coOwners) => onChange({ coOwners })}
        without={fields.owner ? [fields.owner.id] : []}
      />
      <div className={form.pair}>
        <TextField
          label={t`First day`}
          type="date"
          value={fields.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
          error={problems["startsOn"]}
          hint={t`The cycle's, unless given.`}
        />
        <TextField
          label={t`Last day`}
          type="date"
          value={fields.dueOn}
          onChange={(dueOn) => onChange({ dueOn })}
          error={problems["dueOn"]}
        />
        <Select
          label={t`Progress comes from`}
          choices={byHand === undefined ? SOURCES.filter((each) => each.id !== "MANUAL") : SOURCES}
          value={fields.progressFrom}
          onChange={(progressFrom) => onChange({ progressFrom })}
        />
      </div>
      {byHand ?? null}
    </>
  );
}

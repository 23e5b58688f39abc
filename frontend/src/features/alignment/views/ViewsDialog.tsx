import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useQuery } from "urql";
import { errorText } from "../../../graphql/client";
import type { SavedViewsQuery } from "../../../graphql/generated/graphql";
import { useCreate } from "../../../graphql/useCreate";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { ErrorState, Refusals } from "../../../ui/ErrorState";
import { Rows, Section, Soft, Stack } from "../../../ui/Page";
import { Select } from "../../../ui/Select";
import { Skeleton } from "../../../ui/Skeleton";
import { TextField } from "../../../ui/TextField";
import { announce } from "../../../ui/Toast";
import type { Address } from "../address";
import type { Change } from "../useAddress";
import { CREATE, VIEWS } from "./documents";
import { addressOf, showsTheSame, stateOf } from "./savedState";
import { ViewRow } from "./ViewRow";
import styles from "./views.module.css";

const PRIVATE = "private";

export type Viewer = SavedViewsQuery["viewer"];

/** Opens, keeps and shares states of the page. */
export default function ViewsDialog({
  address,
  change,
  onClose,
}: {
  address: Address;
  change: Change;
  onClose: () => void;
}) {
  const [{ data, error }, ask] = useQuery({ query: VIEWS, requestPolicy: "cache-and-network" });
  const again = () => ask({ requestPolicy: "network-only" });
  const views = data?.viewer.savedViews ?? [];
  return (
    <Dialog title={t`Views`} isOpen onClose={onClose}>
      <Stack>
        {error ? <ErrorState message={errorText(error)} onRetry={again} /> : null}
        {data ? null : <Skeleton lines={3} label={t`Loading the views`} />}
        {data && views.length === 0 ? (
          <Soft>
            <Trans>
              A view keeps cycle, filters, shape and place of this page under a name, for you or for your team.
            </Trans>
          </Soft>
        ) : null}
        {views.length > 0 ? (
          <Rows label={t`Saved views`}>
            {views.map((view) => (
              <ViewRow
                key={view.id}
                view={view}
                isOpen={showsTheSame(address, addressOf(view.state))}
                shown={stateOf(address)}
                onOpen={() => {
                  change(addressOf(view.state), "push");
                  onClose();
                }}
                onChanged={again}
              />
            ))}
          </Rows>
        ) : null}
        {data ? <SaveForm address={address} units={data.viewer.viewUnits} onSaved={again} /> : null}
      </Stack>
    </Dialog>
  );
}

function SaveForm({ address, units, onSaved }: { address: Address; units: Viewer["viewUnits"]; onSaved: () => void }) {
  const [name, setName] = useState("");
  const [whose, setWhose] = useState<string>(PRIVATE);
  const { create, refused, busy } = useCreate(CREATE, (answer) => answer.savedViewCreate);
  const keep = async () => {
    const unitId = whose === PRIVATE ? null : whose;
    if (!(await create({ name: name.trim(), unitId, state: stateOf(address) }))) return;
    announce(t`View saved`);
    setName("");
    onSaved();
  };
  const choices = [{ id: PRIVATE, name: t`Only me` }, ...units.map(({ id, name: unit }) => ({ id, name: unit }))];
  return (
    <Section title={t`Save what is shown now`}>
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Refusals messages={refused} />
        <TextField label={t`Name`} value={name} onChange={setName} isRequired maxLength={120} />
        <Select label={t`Who sees it`} choices={choices} value={whose} onChange={setWhose} />
        <div>
          <Button look="primary" type="submit" isDisabled={busy || name.trim() === ""}>
            {busy ? t`Saving…` : t`Save view`}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

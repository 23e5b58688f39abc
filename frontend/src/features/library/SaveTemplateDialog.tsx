import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "../../graphql/generated";
import type { BusinessFunction } from "../../graphql/generated/graphql";
import { useCreate } from "../../graphql/useCreate";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Select } from "../../ui/Select";
import { announce } from "../../ui/Toast";
import { FUNCTION_CHOICES } from "./words";

const SAVE = graphql(`
  mutation LibraryTemplateCreate($input: LibraryTemplateCreateInput!) {
    libraryTemplateCreate(input: $input) { template { id } userErrors { message code path } }
  }
`);

/** Keeps an objective, as it reads now, in the library of the company. */
export function SaveTemplateDialog({ objectiveId, onClose }: { objectiveId: string; onClose: () => void }) {
  const [chosen, choose] = useState<BusinessFunction | null>(null);
  const { create, refused, busy } = useCreate(SAVE, (data) => data.libraryTemplateCreate);
  const send = async () => {
    if (!chosen || !(await create({ objectiveId, function: chosen }))) return;
    announce(t`Saved: everyone finds it in the library`);
    onClose();
  };
  return (
    <Dialog title={t`Save as a template`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <p>
        <Trans>
          Its words, measures and numbers are copied, without owner, days and check-ins. Later edits stay apart.
        </Trans>
      </p>
      <Select label={t`For which function`} choices={FUNCTION_CHOICES} value={chosen} onChange={choose} />
      <Actions>
        <Button look="primary" isDisabled={busy || !chosen} onPress={() => void send()}>
          {busy ? t`Saving…` : t`Save in the library`}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}

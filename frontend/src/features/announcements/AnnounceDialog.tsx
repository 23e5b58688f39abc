import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { useKeptText } from "../../ui/useKept";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextArea } from "../../ui/TextField";

const CREATE = graphql(`
  mutation AnnouncementCreate($input: AnnouncementCreateInput!) {
    announcementCreate(input: $input) { announcement { id } userErrors { message code path } }
  }
`);

/** Tells a unit's people of what it has published. */
export function AnnounceDialog({
  unit,
  cycleId,
  onMade,
  onClose,
}: {
  unit: { id: string; name: string };
  cycleId: string;
  onMade: (id: string) => void;
  onClose: () => void;
}) {
  const [text, setText, forget] = useKeptText(`announcement.${unit.id}.${cycleId}`);
  const { create, refused, busy } = useCreate(CREATE, (data) => data.announcementCreate);
  const send = async () => {
    const made = await create({ unitId: unit.id, cycleId, text: text.trim() || null });
    if (!made?.announcement) return;
    forget();
    onMade(made.announcement.id);
  };
  return (
    <Dialog title={t`Announce the OKRs of ${unit.name}`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <p>
        <Trans>Everyone in it and in the teams below is asked to read them; you see who has.</Trans>
      </p>
      <TextArea label={t`What to say with it (optional)`} value={text} onChange={setText} maxLength={5000} />
      <Actions>
        <Button look="primary" isDisabled={busy} onPress={() => void send()}>
          {busy ? t`Announcing…` : t`Announce`}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}

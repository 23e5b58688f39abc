import { Trans } from "@lingui/react/macro";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";

const READ = graphql(`
  mutation AnnouncementRead($input: AnnouncementReadInput!) {
    announcementRead(input: $input) { announcement { id viewerHasRead } userErrors { message code path } }
  }
`);

/** Says that one has read it: a person's own word, not the opening of a page. */
export function ReadButton({ announcementId }: { announcementId: string }) {
  const { save, refused, busy } = useSave(READ, (data) => data.announcementRead);
  return (
    <>
      <Button look="primary" isDisabled={busy} onPress={() => void save({ input: { id: announcementId } })}>
        <Trans>I have read them</Trans>
      </Button>
      <Refusals messages={refused} />
    </>
  );
}

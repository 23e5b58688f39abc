import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";

const FRAGMENT = graphql(`
  fragment MeetingActions_meeting on Meeting {
    id version isClosed viewerCanRun
    unit { id }
    points { id }
  }
`);

const CLOSE = graphql(`
  mutation MeetingClose($input: MeetingCloseInput!) {
    meetingClose(input: $input) { meeting { id isClosed version } userErrors { message code path } }
  }
`);

const CANCEL = graphql(`
  mutation MeetingCancel($input: MeetingCancelInput!) {
    meetingCancel(input: $input) { unit { id } userErrors { message code path } }
  }
`);

/** Printing, for everyone; ending the meeting or taking it back, for whoever runs it. */
export function MeetingActions({
  meeting,
  onGone,
}: {
  meeting: FragmentType<typeof FRAGMENT>;
  onGone: (unitId: string) => void;
}) {
  const { id, version, isClosed, viewerCanRun, unit, points } = unmasked(FRAGMENT, meeting);
  const close = useSave(CLOSE, (data) => data.meetingClose);
  const cancel = useSave(CANCEL, (data) => data.meetingCancel);
  const input = { id, ifVersion: version };
  const end = async () => {
    if (await close.save({ input })) announce(t`Closed: the agenda stays as it is now`);
  };
  const takeBack = async () => {
    if (await cancel.save({ input })) onGone(unit.id);
  };
  return (
    <>
      <Button onPress={() => window.print()}>
        <Trans>Print</Trans>
      </Button>
      {viewerCanRun && !isClosed ? (
        <Button isDisabled={close.busy} onPress={() => void end()}>
          <Trans>Close meeting</Trans>
        </Button>
      ) : null}
      {viewerCanRun && !isClosed && points.length === 0 ? (
        <Button look="quiet" isDisabled={cancel.busy} onPress={() => void takeBack()}>
          <Trans>Take back</Trans>
        </Button>
      ) : null}
      <Refusals messages={[...close.refused, ...cancel.refused]} />
    </>
  );
}

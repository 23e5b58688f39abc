import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { instantText } from "../../lib/days";
import { keepDraft } from "../../lib/drafts";
import { useKept } from "../../ui/useKept";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Soft } from "../../ui/Page";
import { TextArea } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import styles from "./oneToOnes.module.css";

const SET = graphql(`
  mutation OneToOneNoteSet($input: OneToOneNoteSetInput!) {
    oneToOneNoteSet(input: $input) {
      note { id text version writtenAt writtenBy { id name } }
      userErrors { message code path }
    }
  }
`);

export interface Note {
  text?: string | null;
  version: number;
  writtenAt: string;
  writtenBy: { name: string };
}

interface Written {
  text: string;
  version: number;
  isSaved: boolean;
}

function isWritten(value: unknown): value is Written | null {
  const { text, version, isSaved } = (value ?? {}) as Partial<Record<keyof Written, unknown>>;
  return typeof text === "string" && typeof version === "number" && typeof isSaved === "boolean";
}

/** The notes of one date, for both to write: whoever saves second is shown what the other has saved, and decides. */
export function NoteField({ oneToOneId, heldOn, note }: { oneToOneId: string; heldOn: string; note: Note | null }) {
  const place = `notes.${oneToOneId}.${heldOn}`;
  const [draft, setDraft] = useKept<Written | null>(place, null, isWritten);
  const { save, refused, busy } = useSave(SET, (data) => data.oneToOneNoteSet);
  const version = note?.version ?? 0;
  const mine = draft && !(draft.isSaved && version >= draft.version) ? draft : null;
  const text = mine?.text ?? note?.text ?? "";
  const isOvertaken = mine !== null && !mine.isSaved && version > mine.version;
  const write = async (from: number) => {
    const saved = await save({ input: { oneToOneId, heldOn, text, ifVersion: from } });
    if (!saved?.note) return;
    setDraft({ text, version: saved.note.version, isSaved: true });
    keepDraft(place, null);
    announce(t`Saved`);
  };
  return (
    <div className={styles.note}>
      <TextArea
        label={t`Notes`}
        hint={t`Read and written by the two of you alone.`}
        rows={6}
        value={text}
        onChange={(next) => setDraft({ text: next, version: mine?.version ?? version, isSaved: false })}
        maxLength={20_000}
      />
      {isOvertaken && note ? (
        <>
          <Soft>
            <Trans>{note.writtenBy.name} has saved meanwhile. It says now:</Trans>
          </Soft>
          <p className={styles.said} dir="auto">
            {note.text}
          </p>
          <Actions>
            <Button isDisabled={busy} onPress={() => setDraft(null)}>
              <Trans>Take theirs</Trans>
            </Button>
            <Button isDisabled={busy} onPress={() => void write(version)}>
              <Trans>Save mine instead</Trans>
            </Button>
          </Actions>
        </>
      ) : (
        <>
          <Button
            isDisabled={busy || mine === null || mine.isSaved}
            onPress={() => void write(mine?.version ?? version)}
          >
            <Trans>Save notes</Trans>
          </Button>
          <Refusals messages={refused} />
        </>
      )}
      {note ? (
        <Soft>
          <Trans>
            Saved by {note.writtenBy.name}, {instantText(note.writtenAt)}
          </Trans>
        </Soft>
      ) : null}
    </div>
  );
}

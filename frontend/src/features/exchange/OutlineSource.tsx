import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Stack } from "../../ui/Page";
import { TextArea } from "../../ui/TextField";
import { textOfFile } from "./fileText";

export interface OutlineSourceProps {
  text: string;
  onText: (text: string, name: string | null) => void;
  onPreview: () => void;
  busy: boolean;
  cycle: ReactNode;
}

/** Where an outline comes from: a file or what is pasted. */
export function OutlineSource({ text, onText, onPreview, busy, cycle }: OutlineSourceProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const read = async (files: FileList | null) => {
    const file = files?.item(0);
    if (!file) return;
    const result = await textOfFile(file);
    setProblem("problem" in result ? result.problem : null);
    if ("text" in result) onText(result.text, file.name);
  };
  return (
    <Stack>
      <Refusals messages={problem ? [problem] : []} />
      {cycle}
      <TextArea
        label={t`Outline`}
        rows={14}
        value={text}
        onChange={(value) => onText(value, null)}
        hint={t`Nested lists, one objective a line: “Owner: objective sentence. Key result, key result => outcome”. Any part may be missing.`}
        placeholder={t`* Sales: Win back lost customers. Reduce churn from 6% to 4%, 20 interviews
  * Ana: Talk to everyone who left`}
      />
      <Actions>
        <Button look="primary" isDisabled={busy || text.trim() === ""} onPress={onPreview}>
          {busy ? t`Reading…` : t`Preview`}
        </Button>
        <FileTrigger
          acceptedFileTypes={[".md", ".markdown", ".txt", "text/plain", "text/markdown"]}
          onSelect={(files) => void read(files)}
        >
          <Button>
            <Trans>Choose a file…</Trans>
          </Button>
        </FileTrigger>
      </Actions>
    </Stack>
  );
}

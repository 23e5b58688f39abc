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
        label="Outline"
        rows={14}
        value={text}
        onChange={(value) => onText(value, null)}
        hint="Nested lists, one objective a line: “Owner: objective sentence. Key result, key result => outcome”. Any part may be missing."
        placeholder={
          "* Sales: Win back lost customers. Reduce churn from 6% to 4%, 20 interviews\n  * Ana: Talk to everyone who left"
        }
      />
      <Actions>
        <Button look="primary" isDisabled={busy || text.trim() === ""} onPress={onPreview}>
          {busy ? "Reading…" : "Preview"}
        </Button>
        <FileTrigger
          acceptedFileTypes={[".md", ".markdown", ".txt", "text/plain", "text/markdown"]}
          onSelect={(files) => void read(files)}
        >
          <Button>Choose a file…</Button>
        </FileTrigger>
      </Actions>
    </Stack>
  );
}

import { t } from "@lingui/core/macro";
import { useMemo, useState } from "react";
import { fieldText, typedNumber } from "../../lib/numbers";
import { TextField } from "../../ui/TextField";
import { useRested } from "../../ui/useRested";
import { WhatIfTable } from "./WhatIfTable";

const RESTED_MS = 300;

/** Another value for a key result, and what it would do to every goal above. */
export function WhatIfField({ keyResultId, current }: { keyResultId: string; current?: number | null }) {
  const [text, setText] = useState("");
  const { value, problem } = typedNumber(text);
  const rested = useRested(value, RESTED_MS);
  const input = useMemo(
    () => (rested === null ? null : { checkIns: [{ keyResultId, value: rested }] }),
    [keyResultId, rested],
  );
  return (
    <>
      <TextField
        label={t`What if it were…`}
        value={text}
        onChange={setText}
        error={problem}
        placeholder={fieldText(current)}
        inputMode="decimal"
        hint={t`Tries a value out; nothing is saved.`}
      />
      {input ? <WhatIfTable input={input} caption={t`What would change`} /> : null}
    </>
  );
}

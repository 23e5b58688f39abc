import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/TextField";
import form from "./form.module.css";

export interface Link {
  url: string;
  title: string;
}

const MOST = 20;

/** Where the work is kept: addresses of tickets, documents, boards. */
export function LinkFields({ links, onChange }: { links: readonly Link[]; onChange: (links: Link[]) => void }) {
  const set = (place: number, change: Partial<Link>) =>
    onChange(links.map((each, at) => (at === place ? { ...each, ...change } : each)));
  return (
    <>
      {links.map((each, place) => (
        // Rows have no identity of their own until they are saved; their place is what they are.
        // oxlint-disable-next-line react/no-array-index-key -- the place is the identity of an unsaved row
        <div key={place} className={form.pair}>
          <TextField
            label={t`Link ${place + 1}`}
            type="url"
            value={each.url}
            onChange={(url) => set(place, { url })}
            placeholder={t`https://…`}
            maxLength={2000}
          />
          <TextField
            label={t`Called ${place + 1} (optional)`}
            value={each.title}
            onChange={(title) => set(place, { title })}
            maxLength={200}
          />
          <Button look="quiet" onPress={() => onChange(links.filter((_, at) => at !== place))}>
            <Trans>Remove link {place + 1}</Trans>
          </Button>
        </div>
      ))}
      {links.length < MOST ? (
        <div>
          <Button onPress={() => onChange([...links, { url: "", title: "" }])}>
            <Trans>Add a link</Trans>
          </Button>
        </div>
      ) : null}
    </>
  );
}

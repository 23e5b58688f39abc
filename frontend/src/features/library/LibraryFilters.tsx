import { t } from "@lingui/core/macro";
import type { BusinessFunction, TemplateOrigin } from "../../graphql/generated/graphql";
import { Choices } from "../../ui/Choices";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import type { Wanted } from "./LibraryList";
import styles from "./library.module.css";
import { FUNCTION_CHOICES } from "./words";

const ORIGINS: Record<TemplateOrigin | "ALL", string> = { ALL: t`All`, SHIPPED: "Plumbline’s", COMPANY: t`Our own` };

/** What is looked for: words, a function, whose. */
export function LibraryFilters({ wanted, onChange }: { wanted: Wanted; onChange: (part: Partial<Wanted>) => void }) {
  return (
    <div className={styles.filters} role="search" aria-label={t`Library`}>
      <TextField
        label={t`Search the library`}
        type="search"
        value={wanted.search}
        onChange={(search) => onChange({ search })}
        maxLength={200}
        placeholder={t`churn, onboarding, delivery…`}
      />
      <Select<BusinessFunction | "ALL">
        label={t`Function`}
        choices={[{ id: "ALL", name: t`All functions` }, ...FUNCTION_CHOICES]}
        value={wanted.function ?? "ALL"}
        onChange={(id) => onChange({ function: id === "ALL" ? null : id })}
      />
      <Choices
        label={t`Whose`}
        choices={ORIGINS}
        value={wanted.origin ?? "ALL"}
        onChange={(id) => onChange({ origin: id === "ALL" ? null : id })}
      />
    </div>
  );
}

import { t } from "@lingui/core/macro";
import { useState } from "react";
import { chooseLanguage, type LanguageChoice, LANGUAGES, languageChoice } from "../../lib/language";
import { Section } from "../../ui/Page";
import { type Choice, Select } from "../../ui/Select";

/** The language of the app in this browser. */
export function LanguageSettings() {
  const [chosen] = useState(languageChoice);
  const choices: readonly Choice<LanguageChoice>[] = [
    { id: "browser", name: t`As the browser says` },
    ...LANGUAGES.map(({ id, name }) => ({ id, name })),
  ];
  return (
    <Section title={t`Language`}>
      <Select
        label={t`Language of this browser`}
        choices={choices}
        value={chosen}
        onChange={chooseLanguage}
        hint={t`The page is loaded again; what you have typed is kept.`}
      />
    </Section>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { useSave } from "../../graphql/useSave";
import { agoText, dayText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft, Stack } from "../../ui/Page";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce, complain } from "../../ui/Toast";
import { useDraft } from "../../ui/useDraft";
import styles from "./session.module.css";

export const TokenSettingsFragment = graphql(`
  fragment TokenSettings_token on AccessToken { id name hint scopes createdAt lastUsedAt expiresAt }
`);

const CREATE = graphql(`
  mutation TokenCreate($input: TokenCreateInput!) {
    tokenCreate(input: $input) { token { id ...TokenSettings_token } secret userErrors { message code path } }
  }
`);

const REVOKE = graphql(`
  mutation TokenRevoke($input: TokenRevokeInput!) { tokenRevoke(input: $input) { revokedId userErrors { message code path } } }
`);

const DAYS = [
  { id: "30", name: t`30 days` },
  { id: "90", name: t`90 days` },
  { id: "365", name: t`A year` },
  { id: "never", name: t`Until it is revoked` },
] as const;

const SCOPES: readonly Choice<"READ" | "WRITE">[] = [
  { id: "READ", name: t`Reading` },
  { id: "WRITE", name: t`Reading and writing`, note: t`all that you may do` },
];

/** What is asked for: never the token itself. */
interface Wanted {
  name: string;
  days: (typeof DAYS)[number]["id"];
  scope: "READ" | "WRITE";
}

/** The end of the day so many days on: asked again the same day it is the same, and so is the token. */
function endOfDayIn(days: number): string {
  const today = new Date();
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + days + 1).toISOString();
}

/** Keys for programs that speak to the API for this account. */
export function TokenSettings({
  tokens: masked,
  onSaved,
}: {
  tokens: readonly FragmentType<typeof TokenSettingsFragment>[];
  onSaved: () => void;
}) {
  const tokens = masked.map((each) => unmasked(TokenSettingsFragment, each));
  const { values, put, forget } = useDraft<Wanted>("token.new", { name: "", days: "90", scope: "READ" });
  const { name, days, scope } = values;
  // Shown once and kept nowhere: not with what was typed either.
  const [secret, setSecret] = useState<string | null>(null);
  const making = useCreate(CREATE, (data) => data.tokenCreate);
  const revoke = useSave(REVOKE, (data) => data.tokenRevoke);

  const add = async () => {
    const payload = await making.create({
      name: name.trim(),
      scopes: scope === "READ" ? ["READ"] : ["READ", "WRITE"],
      ...(days === "never" ? {} : { expiresAt: endOfDayIn(Number(days)) }),
    });
    if (!payload) return;
    setSecret(payload.secret ?? null);
    forget();
    onSaved();
  };
  const remove = async (id: string) => {
    if (!(await revoke.save({ input: { id } }))) return;
    announce(t`Token revoked`);
    onSaved();
  };

  return (
    <Section title={t`Access tokens`}>
      <Stack>
        <Refusals messages={[...making.refused, ...revoke.refused]} />
        {secret ? <Secret key={secret} secret={secret} /> : null}
        {tokens.length > 0 ? (
          <Rows>
            {tokens.map((each) => (
              <Row key={each.id}>
                <div className={styles.token}>
                  <span>
                    <strong>{each.name}</strong>{" "}
                    <Soft>
                      <Trans>
                        …{each.hint} · {each.scopes.includes("WRITE") ? t`reads and writes` : t`reads`} · made{" "}
                        {agoText(each.createdAt)} ·{" "}
                        {each.lastUsedAt ? t`used ${agoText(each.lastUsedAt)}` : t`never used`}
                        {each.expiresAt ? t` · until ${dayText(each.expiresAt)}` : ""}
                      </Trans>
                    </Soft>
                  </span>
                  <Button
                    look="danger"
                    aria-label={t`Revoke ${each.name}`}
                    isDisabled={revoke.busy}
                    onPress={() => void remove(each.id)}
                  >
                    <Trans>Revoke</Trans>
                  </Button>
                </div>
              </Row>
            ))}
          </Rows>
        ) : (
          <Soft>
            <Trans>No token yet. A token lets a program read and write in your name, through the API.</Trans>
          </Soft>
        )}
        <Form
          className={styles.tokenForm}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextField
            label={t`New token for`}
            value={name}
            onChange={(next) => put({ name: next })}
            isRequired
            maxLength={100}
            placeholder={t`Reporting`}
          />
          <Select label={t`Allows`} choices={SCOPES} value={scope} onChange={(next) => put({ scope: next })} />
          <Select label={t`Valid for`} choices={DAYS} value={days} onChange={(next) => put({ days: next })} />
          <div>
            <Button look="primary" type="submit" isDisabled={making.busy || name.trim() === ""}>
              <Trans>Make token</Trans>
            </Button>
          </div>
        </Form>
      </Stack>
    </Section>
  );
}

/** A token, shown this once. */
function Secret({ secret }: { secret: string }) {
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => announce(t`Token copied`),
      () => complain(t`The browser did not allow copying. Select the token and copy it by hand.`),
    );
  return (
    <Stack>
      <p role="status">
        <Trans>Copy this token now. It is not shown again. Programs send it as “Authorization: Bearer …”.</Trans>
      </p>
      <p className={styles.secret}>{secret}</p>
      <div>
        <Button onPress={() => void copy()}>
          <Trans>Copy the token</Trans>
        </Button>
      </div>
    </Stack>
  );
}

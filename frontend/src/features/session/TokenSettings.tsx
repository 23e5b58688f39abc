import { useState } from "react";
import { Form } from "react-aria-components";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { agoText, DAY_LENGTH_MS, dayText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft, Stack } from "../../ui/Page";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce, complain } from "../../ui/Toast";
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
  { id: "30", name: "30 days" },
  { id: "90", name: "90 days" },
  { id: "365", name: "A year" },
  { id: "never", name: "Until it is revoked" },
] as const;

const SCOPES: readonly Choice<"READ" | "WRITE">[] = [
  { id: "READ", name: "Reading" },
  { id: "WRITE", name: "Reading and writing", note: "all that you may do" },
];

/** Keys for programs that speak to the API for this account. */
export function TokenSettings({
  tokens: masked,
  onSaved,
}: {
  tokens: readonly FragmentType<typeof TokenSettingsFragment>[];
  onSaved: () => void;
}) {
  const tokens = masked.map((each) => unmasked(TokenSettingsFragment, each));
  const [name, setName] = useState("");
  const [days, setDays] = useState<(typeof DAYS)[number]["id"]>("90");
  const [scope, setScope] = useState<"READ" | "WRITE">("READ");
  const [secret, setSecret] = useState<string | null>(null);
  const create = useSave(CREATE, (data) => data.tokenCreate);
  const revoke = useSave(REVOKE, (data) => data.tokenRevoke);

  const add = async () => {
    const payload = await create.save({
      input: {
        name: name.trim(),
        scopes: scope === "READ" ? ["READ"] : ["READ", "WRITE"],
        ...(days === "never" ? {} : { expiresAt: new Date(Date.now() + Number(days) * DAY_LENGTH_MS).toISOString() }),
      },
    });
    if (!payload) return;
    setSecret(payload.secret ?? null);
    setName("");
    onSaved();
  };
  const remove = async (id: string) => {
    if (!(await revoke.save({ input: { id } }))) return;
    announce("Token revoked");
    onSaved();
  };

  return (
    <Section title="Access tokens">
      <Stack>
        <Refusals messages={[...create.refused, ...revoke.refused]} />
        {secret ? <Secret key={secret} secret={secret} /> : null}
        {tokens.length > 0 ? (
          <Rows>
            {tokens.map((each) => (
              <Row key={each.id}>
                <div className={styles.token}>
                  <span>
                    <strong>{each.name}</strong>{" "}
                    <Soft>
                      …{each.hint} · {each.scopes.includes("WRITE") ? "reads and writes" : "reads"} · made{" "}
                      {agoText(each.createdAt)} · {each.lastUsedAt ? `used ${agoText(each.lastUsedAt)}` : "never used"}
                      {each.expiresAt ? ` · until ${dayText(each.expiresAt)}` : ""}
                    </Soft>
                  </span>
                  <Button
                    look="danger"
                    aria-label={`Revoke ${each.name}`}
                    isDisabled={revoke.busy}
                    onPress={() => void remove(each.id)}
                  >
                    Revoke
                  </Button>
                </div>
              </Row>
            ))}
          </Rows>
        ) : (
          <Soft>No token yet. A token lets a program read and write in your name, through the API.</Soft>
        )}
        <Form
          className={styles.tokenForm}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextField
            label="New token for"
            value={name}
            onChange={setName}
            isRequired
            maxLength={100}
            placeholder="Reporting"
          />
          <Select label="Allows" choices={SCOPES} value={scope} onChange={setScope} />
          <Select label="Valid for" choices={DAYS} value={days} onChange={setDays} />
          <div>
            <Button look="primary" type="submit" isDisabled={create.busy || name.trim() === ""}>
              Make token
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
      () => announce("Token copied"),
      () => complain("The browser did not allow copying. Select the token and copy it by hand."),
    );
  return (
    <Stack>
      <p role="status">Copy this token now. It is not shown again. Programs send it as “Authorization: Bearer …”.</p>
      <p className={styles.secret}>{secret}</p>
      <div>
        <Button onPress={() => void copy()}>Copy the token</Button>
      </div>
    </Stack>
  );
}

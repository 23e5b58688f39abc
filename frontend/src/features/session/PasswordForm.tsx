import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Stack } from "../../ui/Page";
import { TextField } from "../../ui/TextField";
import { callRoute, sessionOpened } from "./session";

export interface PasswordFormProps {
  path: string;
  /** Known from an invitation; without it name and e-mail are asked for. */
  email?: string;
  button: string;
  onSignedIn: () => void;
}

/** Chooses a password behind a one-time link and opens a session. */
export function PasswordForm({ path, email, button, onSignedIn }: PasswordFormProps) {
  const [name, setName] = useState("");
  const [ownEmail, setOwnEmail] = useState("");
  const [password, setPassword] = useState("");
  const [refused, setRefused] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await callRoute("POST", path, email ? { password } : { name: name.trim(), email: ownEmail.trim(), password });
      await sessionOpened();
      onSignedIn();
    } catch (reason) {
      setRefused([reason instanceof Error ? reason.message : String(reason)]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        <Refusals messages={refused} />
        {email ? null : (
          <>
            <TextField
              label={t`Your name`}
              name="name"
              autoComplete="name"
              value={name}
              onChange={setName}
              isRequired
              maxLength={200}
            />
            <TextField
              label={t`E-mail`}
              type="email"
              name="email"
              autoComplete="username"
              value={ownEmail}
              onChange={setOwnEmail}
              isRequired
            />
          </>
        )}
        <TextField
          label={t`Password`}
          type="password"
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          isRequired
          minLength={10}
          hint={t`At least 10 characters. A few words in a row are good.`}
        />
        <Button look="primary" type="submit" isDisabled={busy}>
          {busy ? t`One moment…` : button}
        </Button>
      </Stack>
    </Form>
  );
}

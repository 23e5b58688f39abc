import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Stack } from "../../ui/Page";
import { TextField } from "../../ui/TextField";
import { roleText } from "./roles";
import { type DemoPerson, signIn, signInAsDemo } from "./session";
import styles from "./session.module.css";

/** One attempt at a time, with what the server refused. */
function useAttempt(onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const attempt = (work: Promise<unknown>) => {
    setBusy(true);
    setRefused([]);
    work.then(onDone, (reason: Error) => setRefused([reason.message])).finally(() => setBusy(false));
  };
  return { busy, refused, attempt };
}

export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { busy, refused, attempt } = useAttempt(onSignedIn);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        attempt(signIn(email.trim(), password));
      }}
    >
      <Stack>
        <Refusals messages={refused} />
        <TextField
          label={t`E-mail`}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          isRequired
        />
        <TextField
          label={t`Password`}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          isRequired
        />
        <Button look="primary" type="submit" isDisabled={busy}>
          {busy ? t`Signing in…` : t`Sign in`}
        </Button>
      </Stack>
    </Form>
  );
}

/** The people of the demo company: one press signs in as one of them. */
export function DemoPeople({ people, onSignedIn }: { people: readonly DemoPerson[]; onSignedIn: () => void }) {
  const { busy, refused, attempt } = useAttempt(onSignedIn);
  return (
    <Stack>
      <Refusals messages={refused} />
      <ul className={styles.people} aria-label={t`People of the demo company`}>
        {people.map((person) => (
          <li key={person.id}>
            <Button isDisabled={busy} onPress={() => attempt(signInAsDemo(person.id))}>
              <Avatar name={person.name} />
              <span className={styles.who}>
                {person.name}
                <small>{[person.title, roleText(person.role)].filter(Boolean).join(" · ")}</small>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Section, Soft, Stack } from "../../ui/Page";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { callRoute, SessionRefused } from "./session";

const empty = { current: "", new: "", again: "" };
type FieldName = keyof typeof empty;
type Errors = Partial<Record<FieldName | "form", string>>;

/** What was refused, under the field to blame for it, or above the form. */
function errorsOf(reason: unknown): Errors {
  const message = reason instanceof Error ? reason.message : String(reason);
  const field = reason instanceof SessionRefused ? reason.path[0] : undefined;
  return field === "current" || field === "new" ? { [field]: message } : { form: message };
}

/** Changes the password of whoever is signed in; their other browsers are signed out. */
export function PasswordSettings() {
  const [typed, setTyped] = useState(empty);
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const field = (name: FieldName) => ({
    name,
    type: "password" as const,
    value: typed[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
    error: errors[name] ?? null,
    isRequired: true,
  });
  const send = async () => {
    if (typed.new !== typed.again) return setErrors({ again: t`The two are not the same. Type the new one again.` });
    setBusy(true);
    try {
      await callRoute("POST", "/session/password", { current: typed.current, new: typed.new });
      setTyped(empty);
      setErrors({});
      announce(t`Password changed. Your other browsers are signed out.`);
    } catch (reason) {
      setErrors(errorsOf(reason));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={t`Password`}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <Refusals messages={errors.form ? [errors.form] : []} />
          <TextField label={t`Current password`} autoComplete="current-password" {...field("current")} />
          <TextField
            label={t`New password`}
            autoComplete="new-password"
            hint={t`At least 10 characters. A few words in a row are good.`}
            {...field("new")}
          />
          <TextField label={t`New password again`} autoComplete="new-password" {...field("again")} />
          <div>
            <Button
              look="primary"
              type="submit"
              isDisabled={busy || Object.values(typed).some((value) => value === "")}
            >
              {busy ? t`One moment…` : t`Change password`}
            </Button>
          </div>
          <Soft>
            <Trans>Other browsers in which you are signed in will have to sign in again. This one stays.</Trans>
          </Soft>
        </Stack>
      </Form>
    </Section>
  );
}

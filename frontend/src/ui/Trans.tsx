import { i18n } from "@lingui/core";
import { TransNoContext, type TransProps } from "@lingui/react/server";

const LINGUI = { i18n };

/** A sentence with elements in it, in the language of the page; what the macro of the same name becomes. */
export function Trans(props: TransProps) {
  return <TransNoContext {...props} lingui={LINGUI} />;
}

import { t } from "@lingui/core/macro";
import { announce, complain } from "../../ui/Toast";

/** Puts the address of this page where it can be pasted. */
export async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    announce(t`Link copied`);
  } catch {
    complain(t`This browser did not let the link be copied. Copy it from the address bar.`);
  }
}

import { t } from "@lingui/core/macro";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nProvider, RouterProvider as AriaRouterProvider } from "react-aria-components";
import { SessionClient } from "../features/session/SessionClient";
import { keepDraftsReadable } from "../lib/draftLanguage";
import { whenNothingIsKept } from "../lib/drafts";
import { locale } from "../lib/language";
import { complain } from "../ui/Toast";
import { router } from ".";

/** The session ended while someone was at work: they sign in and come back to where they were. */
function toSignIn(): void {
  if (router.state.location.pathname === "/sign-in") return;
  void router.navigate({ to: "/sign-in", search: { back: router.state.location.href } });
}

export async function show(place: HTMLElement): Promise<void> {
  whenNothingIsKept(() =>
    complain(t`This browser has no room left to keep what you type. Save before you leave the page.`),
  );
  await keepDraftsReadable().catch(() => {});
  createRoot(place).render(
    <StrictMode>
      <I18nProvider locale={locale()}>
        <AriaRouterProvider navigate={(href) => void router.navigate({ href })}>
          <SessionClient onSignedOut={toSignIn}>
            <RouterProvider router={router} />
          </SessionClient>
        </AriaRouterProvider>
      </I18nProvider>
    </StrictMode>,
  );
}

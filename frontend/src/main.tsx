import "@fontsource-variable/inter";
import "./ui/tokens.css";
import "./ui/document.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider as AriaRouterProvider } from "react-aria-components";
import { SessionClient } from "./features/session/SessionClient";
import { showTheme, theme } from "./lib/settings";
import { router } from "./routes";

showTheme(theme());

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no element #root");

/** The session ended while someone was at work: they sign in and come back to where they were. */
function toSignIn(): void {
  if (router.state.location.pathname === "/sign-in") return;
  void router.navigate({ to: "/sign-in", search: { back: router.state.location.href } });
}

createRoot(place).render(
  <StrictMode>
    <AriaRouterProvider navigate={(href) => void router.navigate({ href })}>
      <SessionClient onSignedOut={toSignIn}>
        <RouterProvider router={router} />
      </SessionClient>
    </AriaRouterProvider>
  </StrictMode>,
);

import { Trans } from "@lingui/react/macro";
import { Outlet, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useSession } from "../features/session/session";
import { COMMAND, isUndo, type Keys, pressed } from "../lib/keys";
import { Button } from "../ui/Button";
import { Foot } from "./foot";
import { pagesFor, Rail } from "./rail";
import styles from "./shell.module.css";

const Palette = lazy(() => import("../features/search/Palette"));
const PersonMenu = lazy(async () => ({ default: (await import("../features/session/PersonMenu")).PersonMenu }));
const Bell = lazy(() => import("../features/notifications/Bell"));
const GuidesDialog = lazy(() => import("../features/guides/GuidesDialog"));
const OutboxKeeper = lazy(() => import("../features/checkins/OutboxKeeper"));
const LiveKeeper = lazy(() => import("../features/live/LiveKeeper"));
const KeyList = lazy(() => import("../features/session/KeyList"));

type Opened = "search" | "keys" | "guides" | null;

/** What stands around every page: rail, search, "new" and the person. */
export function Shell() {
  const router = useRouter();
  const session = useSession();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);

  useEffect(() => {
    const keys: Keys = {
      "/": () => setOpened("search"),
      "?": () => setOpened("keys"),
      c: () => void router.navigate({ to: "/check-in" }),
      n: () => void router.navigate({ to: "/objectives/new" }),
    };
    const listen = (event: KeyboardEvent) => {
      if (event.key === "k" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        setOpened("search");
      } else if (isUndo(event)) {
        event.preventDefault();
        void import("../ui/undo").then(({ undoLast }) => undoLast());
      } else pressed(event, keys);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [router]);

  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        <Trans>Skip to content</Trans>
      </a>
      <Rail />
      <header className={styles.bar}>
        <Button onPress={() => setOpened("search")}>
          <Trans>Search</Trans> <kbd className={styles.key}>/</kbd>
        </Button>
        <span className={styles.space} />
        <Button look="primary" onPress={() => void router.navigate({ to: "/objectives/new" })}>
          <Trans>+ New</Trans>
        </Button>
        <Suspense fallback={<span className={styles.bell} />}>{session?.person ? <Bell /> : null}</Suspense>
        <Suspense fallback={<span className={styles.person} />}>
          {session ? (
            <PersonMenu
              session={session}
              onAccount={() => void router.navigate({ to: "/settings", search: { part: "account" } })}
              onKeys={() => setOpened("keys")}
              onGuides={() => setOpened("guides")}
              onSignedOut={() => void router.navigate({ to: "/sign-in" })}
            />
          ) : null}
        </Suspense>
      </header>
      <main id="content" className={styles.content} tabIndex={-1}>
        <Outlet />
      </main>
      {session ? <Foot /> : null}
      <Suspense fallback={null}>{session?.person ? <OutboxKeeper /> : null}</Suspense>
      <Suspense fallback={null}>{session?.person ? <LiveKeeper /> : null}</Suspense>
      <Suspense fallback={null}>
        {opened === "search" ? (
          <Palette
            pages={pagesFor(session?.role)}
            here={{ pathname: location.pathname, search: location.search }}
            command={COMMAND}
            onGo={(href) => void router.navigate({ href })}
            onKeys={() => setOpened("keys")}
            onGuides={() => setOpened("guides")}
            onClose={close}
          />
        ) : null}
        {opened === "guides" ? <GuidesDialog onClose={close} /> : null}
        {opened === "keys" ? <KeyList command={COMMAND} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

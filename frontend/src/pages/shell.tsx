import { Outlet, useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useSession } from "../features/session/session";
import { COMMAND, type Keys, pressed } from "../lib/keys";
import { Button } from "../ui/Button";
import { Rail } from "./rail";
import styles from "./shell.module.css";

const SearchDialog = lazy(() => import("../features/search/SearchDialog"));
const PersonMenu = lazy(async () => ({ default: (await import("../features/session/PersonMenu")).PersonMenu }));
const CoachingBanner = lazy(() => import("../features/coaching/CoachingBanner"));
const UnreadBanner = lazy(() => import("../features/announcements/UnreadBanner"));
const Bell = lazy(() => import("../features/notifications/Bell"));
const GuidesDialog = lazy(() => import("../features/guides/GuidesDialog"));
const OutboxKeeper = lazy(() => import("../features/checkins/OutboxKeeper"));
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
      } else pressed(event, keys);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [router]);

  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        Skip to content
      </a>
      <Rail />
      <header className={styles.bar}>
        <Button onPress={() => setOpened("search")}>
          Search <kbd className={styles.key}>/</kbd>
        </Button>
        <span className={styles.space} />
        <Button look="primary" onPress={() => void router.navigate({ to: "/objectives/new" })}>
          + New
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
        <Suspense fallback={null}>{session ? <UnreadBanner /> : null}</Suspense>
        <Suspense fallback={null}>{session ? <CoachingBanner /> : null}</Suspense>
        <Outlet />
      </main>
      <Suspense fallback={null}>{session?.person ? <OutboxKeeper /> : null}</Suspense>
      <Suspense fallback={null}>
        {opened === "search" ? <SearchDialog onClose={close} onGo={(href) => void router.navigate({ href })} /> : null}
        {opened === "guides" ? <GuidesDialog onClose={close} /> : null}
        {opened === "keys" ? <KeyList command={COMMAND} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

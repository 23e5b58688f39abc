import { lazy, Suspense, useState } from "react";
import { showTheme, type Theme, theme } from "../../lib/settings";
import { Avatar } from "../../ui/Avatar";
import { Button, IconButton } from "../../ui/Button";
import { complain } from "../../ui/Toast";
import { type Session, signOut } from "./session";
import styles from "./session.module.css";

const toMenu = () => import("../../ui/Menu");
const Menu = lazy(async () => ({ default: (await toMenu()).Menu }));

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const PICTURES: Record<Theme, string> = { system: "◐", light: "○", dark: "●" };

/** Light, dark, or as the system says; one press goes to the next. */
export function ThemeButton() {
  const [shown, setShown] = useState(theme);
  const next = () => {
    showTheme(NEXT[shown]);
    setShown(NEXT[shown]);
  };
  return (
    <IconButton label={`Colours: ${shown}. Change to ${NEXT[shown]}`} onPress={next}>
      {PICTURES[shown]}
    </IconButton>
  );
}

export interface PersonMenuProps {
  session: Session;
  onAccount: () => void;
  onKeys: () => void;
  onGuides: () => void;
  onSignedOut: () => void;
}

export function PersonMenu({ session, onAccount, onKeys, onGuides, onSignedOut }: PersonMenuProps) {
  const [asked, setAsked] = useState(false);
  const name = session.person?.name ?? "Account";
  const leave = () => {
    signOut().then(onSignedOut, (reason: Error) => complain(reason.message));
  };
  const actions = [
    {
      id: "account",
      name: "Account and tokens",
      note: session.role ? session.role.toLowerCase() : undefined,
      onAction: onAccount,
    },
    { id: "guides", name: "Guides", onAction: onGuides },
    { id: "keys", name: "Keyboard keys", onAction: onKeys },
    { id: "leave", name: "Sign out", onAction: leave },
  ];
  const said = (
    <>
      <Avatar name={name} />
      <span className={styles.menuName}>{name}</span>
      <span aria-hidden="true">▾</span>
    </>
  );
  const prepare = () => void toMenu();
  // Menus weigh more than most pages: they come when somebody reaches for this one.
  const first = (
    <Button look="quiet" aria-haspopup="menu" onHoverStart={prepare} onFocus={prepare} onPress={() => setAsked(true)}>
      {said}
    </Button>
  );
  return (
    <>
      <ThemeButton />
      {asked ? (
        <Suspense fallback={first}>
          <Menu opensAtOnce actions={actions}>
            {said}
          </Menu>
        </Suspense>
      ) : (
        first
      )}
    </>
  );
}

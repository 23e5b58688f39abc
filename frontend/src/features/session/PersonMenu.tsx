import { t } from "@lingui/core/macro";
import { lazy, Suspense, useState } from "react";
import { chooseLanguage, LANGUAGES, spoken } from "../../lib/language";
import { showTheme, type Theme, theme } from "../../lib/settings";
import { Avatar } from "../../ui/Avatar";
import { Button, IconButton } from "../../ui/Button";
import { complain } from "../../ui/Toast";
import { roleText } from "./roles";
import { type Session, signOut } from "./session";
import styles from "./session.module.css";

const toMenu = () => import("../../ui/Menu");
const Menu = lazy(async () => ({ default: (await toMenu()).Menu }));

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const LABELS: Record<Theme, string> = {
  system: t`Colours: system. Change to light`,
  light: t`Colours: light. Change to dark`,
  dark: t`Colours: dark. Change to system`,
};
/** The language that is not the one of this page, by its own name. */
const other = LANGUAGES.find((each) => each.id !== spoken()) ?? LANGUAGES[0];

const PICTURES: Record<Theme, string> = { system: "◐", light: "○", dark: "●" };

/** Light, dark, or as the system says; one press goes to the next. */
export function ThemeButton() {
  const [shown, setShown] = useState(theme);
  const next = () => {
    showTheme(NEXT[shown]);
    setShown(NEXT[shown]);
  };
  return (
    <IconButton label={LABELS[shown]} onPress={next}>
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
  const name = session.person?.name ?? t`Account`;
  const leave = () => {
    signOut().then(onSignedOut, (reason: Error) => complain(reason.message));
  };
  const actions = [
    {
      id: "account",
      name: t`Account and tokens`,
      note: session.role ? roleText(session.role) : undefined,
      onAction: onAccount,
    },
    { id: "language", name: other.name, note: t`Language`, onAction: () => chooseLanguage(other.id) },
    { id: "guides", name: t`Guides`, onAction: onGuides },
    { id: "keys", name: t`Keyboard keys`, onAction: onKeys },
    { id: "leave", name: t`Sign out`, onAction: leave },
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
    <Button look="quiet" aria-haspopup="menu" onPointerEnter={prepare} onFocus={prepare} onPress={() => setAsked(true)}>
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

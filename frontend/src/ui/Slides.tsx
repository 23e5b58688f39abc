import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef } from "react";
import { type Keys, pressed } from "../lib/keys";
import { turnWholeScreen } from "../lib/wholeScreen";
import { Button } from "./Button";
import styles from "./Slides.module.css";

export type SlidesProps = {
  /** What is presented. */
  title: string;
  /** What the slide is about, said when it comes. */
  name?: string | undefined;
  /** From 0. */
  at: number;
  last: number;
  onGo: (to: number) => void;
  onLeave: () => void;
  children: ReactNode;
  /** Over the buttons. */
  foot?: ReactNode;
};

/** The slide that an address names: whole, and one that there is. */
export function slideAt(asked: number | undefined, last: number): number {
  return Math.min(last, Math.max(0, Math.round(asked ?? 0)));
}

function useKeys({ at, last, onGo, onLeave }: Pick<SlidesProps, "at" | "last" | "onGo" | "onLeave">) {
  useEffect(() => {
    const go = (to: number) => () => onGo(slideAt(to, last));
    const [next, back] = [go(at + 1), go(at - 1)];
    const isMirrored = document.documentElement.matches(":dir(rtl)");
    const keys: Keys = {
      ArrowRight: isMirrored ? back : next,
      ArrowLeft: isMirrored ? next : back,
      PageDown: next,
      PageUp: back,
      Home: go(0),
      End: go(last),
      Escape: onLeave,
      f: turnWholeScreen,
    };
    const listen = (event: KeyboardEvent) => pressed(event, keys);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [at, last, onGo, onLeave]);
}

/** One thing at a time on the whole screen, gone through by keys and buttons. */
export function Slides(props: SlidesProps) {
  const { title, name, at, last, onGo, onLeave, children, foot } = props;
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  useKeys({ at, last, onGo, onLeave });
  return (
    <main ref={place} className={styles.slides} tabIndex={-1} aria-label={title}>
      <title>{`${title} · Plumbline`}</title>
      <header className={styles.head}>
        <span dir="auto">{title}</span>
        <span aria-live="polite">
          <Trans>
            {at + 1} of {last + 1}
          </Trans>
          {name ? <span className="visually-hidden">: {name}</span> : null}
        </span>
      </header>
      {children}
      <footer className={styles.foot}>
        {foot}
        <div className={styles.head}>
          <span className={styles.facts}>
            <Button isDisabled={at === 0} onPress={() => onGo(at - 1)}>
              <Trans>Back</Trans>
            </Button>
            <Button look="primary" isDisabled={at === last} onPress={() => onGo(at + 1)}>
              <Trans>Next</Trans>
            </Button>
          </span>
          <span className={styles.facts}>
            <Button look="quiet" onPress={turnWholeScreen}>
              <Trans>Full screen</Trans>
            </Button>
            <Button look="quiet" onPress={onLeave}>
              <Trans>Leave</Trans>
            </Button>
          </span>
        </div>
      </footer>
    </main>
  );
}

/** The body of a slide. */
export function Slide({ children }: { children: ReactNode }) {
  return <div className={styles.slide}>{children}</div>;
}

/** Short facts beside each other. */
export function SlideFacts({ children }: { children: ReactNode }) {
  return <div className={styles.facts}>{children}</div>;
}

/** The keys that go through it, in a line of small text. */
export function SlideKeys() {
  return (
    <p className={styles.soft}>
      <Trans>Arrow keys go on and back, F takes the whole screen, Escape leaves.</Trans>
    </p>
  );
}

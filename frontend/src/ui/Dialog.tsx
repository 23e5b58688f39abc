import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { Button as AriaButton, Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import styles from "./Dialog.module.css";

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** `side` stands at the right edge and leaves the page in sight; `middle` asks for an answer. */
  place?: "middle" | "side";
  role?: "dialog" | "alertdialog";
}

export function Dialog({ title, isOpen, onClose, children, place = "middle", role = "dialog" }: DialogProps) {
  return (
    <ModalOverlay
      className={`${styles.veil} ${styles[place]}`}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === "dialog"}
    >
      <Modal className={styles.modal}>
        <AriaDialog className={styles.dialog} role={role}>
          <header className={styles.header}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <AriaButton className={styles.close} aria-label={t`Close`} onPress={onClose}>
              ✕
            </AriaButton>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The row of buttons at the end of a dialog or form, the main one first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

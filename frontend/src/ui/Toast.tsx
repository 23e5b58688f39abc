import { Button as AriaButton, Text } from "react-aria-components";
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import styles from "./Toast.module.css";

interface Notice {
  text: string;
  tone: "plain" | "bad";
  action?: { label: string; onPress: () => void };
}

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });
const SHOWN_MS = 6_000;

/** Says in passing that something is done; `action` is the way back, such as Undo. */
export function announce(text: string, action?: Notice["action"]): void {
  queue.add({ text, tone: "plain", action }, { timeout: SHOWN_MS });
}

/** Says that something went wrong; stays until closed. */
export function complain(text: string, action?: Notice["action"]): void {
  queue.add({ text, tone: "bad", action });
}

export function Toasts() {
  return (
    <ToastRegion queue={queue} className={styles.region} aria-label="Messages">
      {({ toast }) => (
        <AriaToast toast={toast} className={styles.toast} data-tone={toast.content.tone}>
          <ToastContent className={styles.content}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action ? (
            <AriaButton
              className={styles.action}
              onPress={() => {
                toast.content.action?.onPress();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.label}
            </AriaButton>
          ) : null}
          <AriaButton slot="close" className={styles.action} aria-label="Close message">✕</AriaButton>
        </AriaToast>
      )}
    </ToastRegion>
  );
}

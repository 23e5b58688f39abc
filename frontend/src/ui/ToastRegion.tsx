import { t } from "@lingui/core/macro";
import { Button as AriaButton, Text } from "react-aria-components";
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { type Notice, showNotices } from "./Toast";
import styles from "./Toast.module.css";

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });
const SHOWN_MS = 6_000;

showNotices((notice) => {
  // What went wrong stays until it is closed.
  queue.add(notice, notice.tone === "bad" ? {} : { timeout: SHOWN_MS });
});

export default function ToastRegionOfNotices() {
  return (
    <ToastRegion queue={queue} className={styles.region} aria-label={t`Messages`}>
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
          <AriaButton slot="close" className={styles.action} aria-label={t`Close message`}>
            ✕
          </AriaButton>
        </AriaToast>
      )}
    </ToastRegion>
  );
}

import { t } from "@lingui/core/macro";
import styles from "./Why.module.css";

/** How a number looks that is a link to why it is what it is: `<Link … {...WHY}>`. */
export const WHY = { className: styles.why ?? "", title: t`Why?` };

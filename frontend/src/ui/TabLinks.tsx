import styles from "./TabLinks.module.css";

/** Parts of a page that have an address each. */
export function TabLinks({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { name: string; isCurrent: boolean; onOpen: () => void }[];
}) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.name}
          type="button"
          className={styles.tab}
          aria-current={tab.isCurrent ? "page" : undefined}
          onClick={tab.onOpen}
        >
          {tab.name}
        </button>
      ))}
    </nav>
  );
}

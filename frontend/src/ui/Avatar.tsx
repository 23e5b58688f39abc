import styles from "./Avatar.module.css";

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 32).trim())
    .join("")
    .toUpperCase();
}

/** The initials of a person or team; the name itself stands beside it or in `title`. */
export function Avatar({ name, round = true }: { name: string; round?: boolean }) {
  return (
    <span className={`${styles.avatar} ${round ? styles.round : ""}`} aria-hidden="true" title={name}>
      {initials(name)}
    </span>
  );
}

/** Who answers for something: picture and name. */
export function Named({ name, team = false }: { name: string; team?: boolean }) {
  return (
    <span className={styles.named}>
      <Avatar name={name} round={!team} />
      <span className={styles.name}>{name}</span>
    </span>
  );
}

/** What became of an attempt to take something back. */
export type Undone =
  /** With what stays all the same, if anything. */
  | { readonly kind: "done"; readonly note?: string }
  /** Somebody has changed it since; nothing was taken back. */
  | { readonly kind: "changed" }
  | { readonly kind: "refused"; readonly message: string }
  /** No answer came; it may be tried again. */
  | { readonly kind: "unanswered"; readonly message: string };

/** Something done that can be taken back once, by an ordinary change the other way. */
export interface Deed {
  /** What was done: "“Grow” moved". */
  readonly text: string;
  readonly undo: () => Promise<Undone>;
}

const DEEPEST = 50;

/** Deeds of this visit, the latest last. Each is taken back at most once, and never twice at the same time. */
export function undoStack() {
  let deeds: readonly Deed[] = [];
  const busy = new Set<Deed>();
  const forget = (deed: Deed) => {
    deeds = deeds.filter((each) => each !== deed);
  };
  return {
    push(deed: Deed): void {
      deeds = [...deeds, deed].slice(-DEEPEST);
    },
    /** The deed that is taken back next, or null. */
    last: (): Deed | null => deeds.findLast((each) => !busy.has(each)) ?? null,
    /** Takes one back; null when that was done or is under way already. What finds no answer may be tried again. */
    async takeBack(deed: Deed): Promise<Undone | null> {
      if (busy.has(deed) || !deeds.includes(deed)) return null;
      busy.add(deed);
      try {
        const undone = await deed.undo();
        if (undone.kind !== "unanswered") forget(deed);
        return undone;
      } finally {
        busy.delete(deed);
      }
    },
    clear(): void {
      deeds = [];
    },
  };
}

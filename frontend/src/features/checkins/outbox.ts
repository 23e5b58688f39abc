import type { CheckInInput } from "../../graphql/generated/graphql";
import type { Now } from "./reached";

/** A check-in that was made and has not been acknowledged yet. */
export interface Waiting {
  /** Its idempotency key: sent twice it counts once. */
  key: string;
  person: string;
  /** Of the key result, to be told by. */
  title: string;
  input: CheckInInput;
  /** When it was made, in milliseconds of this device's clock; only differences of it are used. */
  madeAt: number;
  /** Why the server does not take it; null while it has not been asked. */
  refused: readonly string[] | null;
}

/** Where they are kept, over reloads and restarts. */
export interface Shelf {
  all(person: string): Promise<Waiting[]>;
  put(one: Waiting): Promise<void>;
  remove(key: string): Promise<void>;
}

export type Answer =
  | { kind: "saved"; overtaken: boolean; now?: Now }
  | { kind: "refused"; messages: string[] }
  /** Nobody knows whether it arrived. */
  | { kind: "unanswered" };

export type Send = (input: CheckInInput) => Promise<Answer>;

/** Lets one at a time in, in all windows of this device. */
export type Turn = (work: () => Promise<void>) => Promise<void>;

export interface OutboxState {
  readonly waiting: readonly Waiting[];
  /** What became of those that were sent, by key. */
  readonly answers: ReadonlyMap<string, Exclude<Answer, { kind: "unanswered" }>>;
}

/**
 * The check-ins of one person that wait to be sent: one after the other, in the order in which they were made, each until
 * it is answered. What the server refuses stays to be looked at and holds nobody up.
 */
export class Outbox {
  state: OutboxState = { waiting: [], answers: new Map() };
  readonly #listeners = new Set<() => void>();
  #flushing: Promise<void> | null = null;

  constructor(
    readonly person: string,
    readonly shelf: Shelf,
    readonly send: Send,
    readonly turn: Turn,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): OutboxState => this.state;

  /** Reads what an earlier visit, or another window, has left. */
  async look(): Promise<void> {
    const waiting = (await this.shelf.all(this.person)).toSorted((a, b) => a.madeAt - b.madeAt);
    this.#say({ ...this.state, waiting });
  }

  /** Keeps a check-in until it is acknowledged. Raises when this device can keep nothing. */
  async add(one: Omit<Waiting, "person" | "refused">): Promise<void> {
    await this.shelf.put({ ...one, person: this.person, refused: null });
    await this.look();
  }

  /** Gives up one that the server does not take. */
  async discard(key: string): Promise<void> {
    await this.shelf.remove(key);
    await this.look();
  }

  /** Sends what waits, as far as the connection goes. Asked while it is at it, it only goes on. */
  flush(): Promise<void> {
    this.#flushing ??= this.turn(() => this.#sendAll()).finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  async #sendAll(): Promise<void> {
    await this.look();
    for (const one of this.state.waiting.filter((each) => each.refused === null)) {
      const ageSeconds = Math.max(0, Math.round((Date.now() - one.madeAt) / 1000));
      const answer = await this.send({ ...one.input, ageSeconds });
      if (answer.kind === "unanswered") return;
      // Known before the shelf is told, which may refuse: what was answered stays so, and sent once more it counts once.
      this.#say({ ...this.state, answers: new Map(this.state.answers).set(one.key, answer) });
      if (answer.kind === "saved") await this.shelf.remove(one.key);
      else await this.shelf.put({ ...one, refused: answer.messages });
      await this.look();
    }
  }

  #say(state: OutboxState): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}

import type { RouterHistory } from "@tanstack/react-router";
import { type Address, addressText } from "./address";

export type How = "push" | "replace";
/** `quiet`: the picture shows it already, and the page hears of it when it rests. */
export type Change = (patch: Partial<Address>, how?: How | "quiet") => void;
export type Write = (next: Address, how: How) => void;
export type Steps = Pick<RouterHistory, "location" | "subscribe" | "flush">;

/** The address as the page draws it; `moves` counts how often the view is to be taken from it, as after Back. */
export type Kept = { readonly address: Address; readonly moves: number };

const REST_MS = 150;

/** What a step of the history had not been told yet when someone went on from it, by the key of the step. */
const untold = new Map<string, Address>();

const keyOf = ({ location }: Steps) => location.state.__TSR_key ?? "";

/**
 * Stands between the page, which changes at every press, and the history, which is told when a change rests. Whoever
 * goes back within that moment finds the change again when they come forward, and it never ends up in another step.
 */
export class AddressKeeper {
  private told: Address;
  private kept: Kept;
  private latest: Address;
  private patch: Partial<Address> | undefined;
  private here: string;
  private isOwn = false;
  /** How the URL has moved by itself since it was last told. */
  private moved: "on" | "back" | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private write: Write = () => {};
  private readonly drawers = new Set<() => void>();

  constructor(
    given: Address,
    private readonly history: Steps,
  ) {
    this.told = given;
    this.here = keyOf(history);
    this.latest = untold.get(this.here) ?? given;
    this.kept = { address: this.latest, moves: 0 };
  }

  readonly snapshot = (): Kept => this.kept;

  readonly subscribe = (draw: () => void): (() => void) => {
    this.drawers.add(draw);
    return () => this.drawers.delete(draw);
  };

  /** Begins to tell the history of changes and to hear of its moves; returns the end of it. */
  listen(write: Write): () => void {
    this.write = write;
    const end = this.history.subscribe(({ action }) => this.onMove(action.type));
    if (this.latest !== this.told) this.tellLater();
    return () => {
      end();
      clearTimeout(this.timer);
    };
  }

  readonly change: Change = (patch, how = "replace") => {
    // What waits belongs to the step before: it is written there first, so that Back returns to it. The history joins
    // two writes of one moment to one unless it is told to write the first.
    if (how === "push" && this.patch !== undefined) {
      this.tell("replace");
      this.history.flush();
    }
    const next = { ...this.latest, ...patch };
    if (how === "quiet" && addressText(next) === addressText(this.latest)) return;
    this.latest = next;
    if (how === "push") this.tell("push");
    else {
      this.patch = { ...this.patch, ...patch };
      this.tellLater();
    }
    // Who names a part of the picture, or none, as a kept view does, wants to be taken there.
    if (how !== "quiet") this.draw(this.latest, "zoom" in patch ? 1 : 0);
  };

  /** The URL has come to name another address. */
  arrived(given: Address): void {
    if (this.moved === undefined || addressText(given) === addressText(this.told)) return;
    // What another part of the page has changed lies under what waits; Back and forward leave that behind.
    if (this.moved === "back") this.patch = undefined;
    this.told = given;
    this.latest = { ...(untold.get(this.here) ?? given), ...this.patch };
    this.draw(this.latest, 1);
    if (addressText(this.latest) !== addressText(given)) this.tellLater();
  }

  private onMove(action: string): void {
    const left = this.here;
    this.here = keyOf(this.history);
    if (this.isOwn) return;
    this.moved = action === "PUSH" || action === "REPLACE" ? "on" : "back";
    const isWaiting = this.patch !== undefined;
    if (isWaiting && action !== "REPLACE") untold.set(left, this.latest);
    if (this.moved === "on") return;
    clearTimeout(this.timer);
    this.patch = undefined;
    const late = untold.get(this.here);
    if (!isWaiting && late === undefined) return;
    this.latest = late ?? this.told;
    this.draw(this.latest, 1);
    if (late !== undefined) this.tellLater();
  }

  private tellLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.draw(this.latest);
      this.tell("replace");
    }, REST_MS);
  }

  private tell(how: How): void {
    clearTimeout(this.timer);
    this.patch = undefined;
    untold.delete(this.here);
    if (addressText(this.latest) === addressText(this.told)) return;
    this.told = this.latest;
    this.moved = undefined;
    this.isOwn = true;
    this.write(this.latest, how);
    this.isOwn = false;
  }

  private draw(address: Address, moved = 0): void {
    this.kept = { address, moves: this.kept.moves + moved };
    for (const draw of this.drawers) draw();
  }
}

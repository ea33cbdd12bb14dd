import { sentenceOf } from "../../../../core/refusal";
import { load, send } from "../../../../net/http";
import { newest } from "../../../../net/newest";
import type { Face, Picture } from "../../../../wire";

/** A concern with its exact words, from the store outside the workshop. */
export interface Concern {
  readonly id: string;
  readonly at: string;
  readonly closed_at: string;
  readonly about: "record" | "seen" | "help";
  readonly kind: string;
  readonly words: string;
  readonly picture: Picture | "";
  readonly drawing: number[][];
  readonly face: Face | "";
  readonly said: string;
  readonly raised_by: string;
  readonly hidden: boolean;
  readonly can_be_put_back: boolean;
  readonly writer_known: boolean;
}

/** Somebody in the register, and whoever wrote what a concern is about. */
export interface Opened {
  readonly people: readonly { seat: string; nickname: string; name: string; reach: string }[];
  readonly writer: { seat: string; nickname: string } | null;
}

/** The concerns of a partnership, as the safeguarding lead sees them. They stay in memory and go with the page. */
export class Concerns {
  all = $state.raw<readonly Concern[]>();
  failed = $state("");
  readonly #at: string;
  readonly #asking = newest();

  constructor(partnership: string) {
    this.#at = `/partnerships/${partnership}`;
  }

  ask(): Promise<void> {
    this.failed = "";
    return this.#asking(
      load<{ concerns: Concern[] }>(`${this.#at}/concerns`),
      ({ concerns }) => (this.all = concerns.sort((a, b) => b.at.localeCompare(a.at))),
      (error) => (this.failed = sentenceOf(error)),
    );
  }

  /** Close a concern or put back what was harmless; throws a Refusal. */
  async settle(concern: string, how: "close" | "put-back"): Promise<void> {
    await send(`${this.#at}/concerns/${concern}/${how}`);
    await this.ask();
  }

  /** Look up who is who; throws a Refusal. */
  open = (why: string, reason: string, concern = ""): Promise<Opened> =>
    send(`${this.#at}/register/open`, { why, reason, concern });
}

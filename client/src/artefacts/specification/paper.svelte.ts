import type { Room } from "../../room.svelte";
import type { Records } from "../../wire";
import { SECTIONS } from "./outline";
import { type Assent, assentsOf, counted, type Counted, type Grounds, inOrder, leaningOn, type Requirement } from "./standing";

const KEYS = SECTIONS.map((one) => one.key);
type Version = Records["specification.version"];

/** The specification as this viewer sees it. */
export class Paper {
  readonly draft = $derived.by(() => this.room.of("specification.draft")[0]);
  /** In the order of the document, with what was left out. */
  readonly all: readonly Requirement[] = $derived.by(() => inOrder(this.room.of("specification.requirement"), KEYS));
  readonly standing: readonly Requirement[] = $derived.by(() => this.all.filter((one) => one.status !== "withdrawn"));
  readonly counted: Counted = $derived.by(() => counted(this.all));
  /** Newest first. */
  readonly versions: readonly Version[] = $derived.by(() => [...this.room.of("specification.version")].sort((a, b) => b.version - a.version));
  readonly #grounds: Grounds = $derived.by(() => ({
    hypotheses: this.room.of("hypotheses.hypothesis"),
    outcomes: this.room.of("outcomes.outcome"),
    indicators: this.room.of("outcomes.indicator"),
  }));
  readonly #assents = $derived.by(() => new Map(this.all.map((one) => [one.id, assentsOf(one, this.room.of("specification.assent"))])));

  constructor(readonly room: Room) {}

  /** It is begun, and no final version stands. */
  get open(): boolean {
    return this.draft !== undefined && this.draft.status !== "final";
  }

  section(key: string): Requirement[] {
    return this.all.filter((one) => one.section === key);
  }

  get(id: string): Requirement | undefined {
    return this.all.find((one) => one.id === id);
  }

  /** Whether something that this viewer may see led to it. */
  threaded({ sources }: Requirement): boolean {
    return sources.some((id) => this.room.get(id) !== undefined);
  }

  /** The untested hypotheses that it leans on. */
  leaning({ sources }: Requirement): Grounds["hypotheses"] {
    return leaningOn(sources, this.#grounds);
  }

  assents(one: Requirement): { now: Assent[]; earlier: Assent[] } {
    return this.#assents.get(one.id) ?? { now: [], earlier: [] };
  }

  reservations(one: Requirement): Assent[] {
    return this.assents(one).now.filter((each) => each.stance === "reservation");
  }

  minority(id: string): Records["meeting.minority_view"][] {
    return this.room.of("meeting.minority_view").filter((one) => one.of === id);
  }
}

import type { Room } from "../../room.svelte";
import { byOrder } from "../names";
import { type Clause, type Stance, stances, standing, type Standing, versionOf } from "./standing";

/** The agreement as this viewer sees it. */
export class Book {
  readonly clauses: readonly Clause[] = $derived.by(() => byOrder(this.room.of("agreement.clause")));
  readonly organisations = $derived.by(() => this.room.of("meeting.organisation"));
  readonly version: number = $derived.by(() => versionOf(this.clauses));
  readonly #said = $derived.by(() => {
    const ids = this.organisations.map((one) => one.id);
    const positions = this.room.of("agreement.position");
    return new Map(this.clauses.map((one) => [one.id, stances(one, positions, ids)]));
  });
  readonly #stands = $derived.by(() => new Map([...this.#said].map(([id, said]) => [id, standing(said)])));

  constructor(readonly room: Room) {}

  /** What every organisation says of a clause, by its id. */
  said(clause: Clause): ReadonlyMap<string, Stance> {
    return this.#said.get(clause.id) ?? new Map();
  }

  standing(clause: Clause): Standing {
    return this.#stands.get(clause.id) ?? standing(new Map());
  }

  /** The name of an organisation. */
  name(id: string): string {
    return this.organisations.find((one) => one.id === id)?.name ?? "";
  }
}

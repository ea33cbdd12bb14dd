import { Refusal } from "../../../core/refusal";
import { load } from "../../../net/http";
import type { Room } from "../../../room.svelte";
import { reasonOf } from "../board.svelte";
import type { Comparison } from "./comparison";

const PAUSE = 500;

/** The comparison of two maps: fetched again a moment after something changed that it depends on. */
export class Comparing {
  found = $state.raw<Comparison | undefined>();
  state = $state<"loading" | "ready" | "offline" | "refused">("loading");
  reason = $state("");
  #fetched = "";
  #wanted = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** In a component: begins to follow both maps, and ends with it. */
  constructor(
    private readonly room: Room,
    private readonly maps: () => readonly [asIs: string, toBe: string],
  ) {
    $effect(() => {
      const [asIs, toBe] = this.maps();
      const key = keyOf(room, [asIs, toBe]);
      if (!room.online) this.state = this.found ? "offline" : this.state === "loading" ? "offline" : this.state;
      else if (asIs && toBe && !room.pending && (key !== this.#fetched || this.state === "offline")) this.#soon(key);
    });
    $effect(() => () => clearTimeout(this.#timer));
  }

  again(): void {
    this.#soon(this.#wanted, 0);
  }

  #soon(key: string, pause = this.found ? PAUSE : 0): void {
    this.#wanted = key;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch(key), pause);
  }

  async #fetch(key: string): Promise<void> {
    const [asIs, toBe] = this.maps();
    this.#fetched = key;
    try {
      const found = await load<Comparison>(`/partnerships/${this.room.partnership}/maps/${asIs}/compare/${toBe}`);
      if (key !== this.#wanted) return;
      [this.found, this.state] = [found, "ready"];
    } catch (error) {
      this.#fetched = "";
      this.state = error instanceof Refusal && error.code === "offline" ? "offline" : "refused";
      this.reason = reasonOf(error);
    }
  }
}

function keyOf(room: Room, maps: readonly string[]): string {
  const here = <T extends { readonly map: string }>(all: readonly T[]): T[] => all.filter((one) => maps.includes(one.map));
  return JSON.stringify([
    maps,
    here(room.of("pathways.lane")),
    here(room.of("pathways.step")),
    here(room.of("pathways.link")),
    here(room.of("pathways.pain_point")).map(({ id, words, steps }) => [id, words, steps]),
    here(room.of("pathways.measure")),
    here(room.of("pathways.idea")).map(({ id, words, pain_point }) => [id, words, pain_point]),
    room.of("pathways.answer"),
  ]);
}

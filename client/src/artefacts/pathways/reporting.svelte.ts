import { Refusal, sentenceOf } from "../../core/refusal";
import { load } from "../../net/http";
import type { Board } from "./board.svelte";
import type { Report } from "./report";

const PAUSE = 500;

/** What the server says about the map: fetched again a moment after something changed that it depends on. */
export class Reporting {
  report = $state.raw<Report | undefined>();
  state = $state<"loading" | "ready" | "offline" | "refused">("loading");
  reason = $state("");
  #fetched = "";
  #wanted = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** In a component: begins to follow the map, and ends with it. */
  constructor(private readonly board: Board) {
    $effect(() => {
      const { room } = board;
      const key = keyOf(board);
      if (!room.online) this.state = this.state === "loading" ? "loading" : "offline";
      // What is only expected so far the server cannot have counted.
      else if (!room.pending && (key !== this.#fetched || this.state === "offline")) this.#soon(key);
    });
    $effect(() => () => clearTimeout(this.#timer));
  }

  again(): void {
    this.#soon(this.#wanted, 0);
  }

  #soon(key: string, pause = this.report ? PAUSE : 0): void {
    this.#wanted = key;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch(key), pause);
  }

  async #fetch(key: string): Promise<void> {
    const { room, map } = this.board;
    this.#fetched = key;
    try {
      const report = await load<Report>(`/partnerships/${room.partnership}/maps/${map}/report`);
      if (key !== this.#wanted) return;
      this.report = report;
      this.state = "ready";
    } catch (error) {
      this.#fetched = "";
      this.state = error instanceof Refusal && error.code === "offline" ? "offline" : "refused";
      this.reason = sentenceOf(error);
    }
  }
}

function keyOf({ model }: Board): string {
  return JSON.stringify([
    model.lanes.map(({ id, agency, person }) => [id, agency, person]),
    model.steps.map(({ id, lane, shape, basis, touch, wait, wait_worst }) => [id, lane, shape, basis, touch, wait, wait_worst]),
    model.links.map(({ id, start, end, moves, share }) => [id, start, end, moves, share]),
  ]);
}

import { t } from "../../core/words";
import type { Board } from "./board.svelte";
import { moved } from "./changes";
import type { StepBox } from "./layout";
import type { Step } from "./model";
import { type Cell, cellAt } from "./places";

type Point = { readonly x: number; readonly y: number };
const SLACK = 5;
const RIM = 40;

/** A step that is being dragged: its outline goes along, the place where it would come to stand is shown. */
export class Dragging {
  step = $state.raw<Step | undefined>();
  box = $state.raw<StepBox | undefined>();
  from = $state.raw<Point>({ x: 0, y: 0 });
  to = $state.raw<Point>({ x: 0, y: 0 });
  moving = $state(false);
  readonly board: Board;
  readonly #pointOf: (event: PointerEvent) => Point;
  readonly cell = $derived.by((): Cell | undefined => {
    const { step, box, moving, to } = this;
    if (!step || !box || !moving) return undefined;
    return cellAt(this.board.layout, to.x, to.y, box.tall ? step.lane : "");
  });

  constructor(board: Board, pointOf: (event: PointerEvent) => Point) {
    this.board = board;
    this.#pointOf = pointOf;
  }

  /** A finger drags only the step that is chosen already; any other one it scrolls. */
  readonly take = (event: PointerEvent, id: string): void => {
    const { board } = this;
    const [step, box] = [board.model.step(id), board.boxes.get(id)];
    if (event.button !== 0 || !step || !box || !board.draws || board.connecting) return;
    if (event.pointerType !== "mouse" && board.selected !== id) return;
    this.step = step;
    this.box = box;
    this.from = this.to = this.#pointOf(event);
    this.moving = false;
  };

  move(event: PointerEvent, scroller: HTMLElement | undefined): void {
    this.to = this.#pointOf(event);
    this.moving ||= Math.abs(this.to.x - this.from.x) + Math.abs(this.to.y - this.from.y) > SLACK;
    if (this.moving && scroller) follow(scroller, event);
  }

  stop(): void {
    this.step = this.box = undefined;
    this.moving = false;
  }

  async drop(): Promise<void> {
    const { step, cell, board } = this;
    this.stop();
    if (!step || !cell || (cell.lane === step.lane && cell.column === step.column)) return;
    board.select(step.id);
    const lane = board.model.lane(cell.lane)?.name ?? "";
    await board.perform(moved(step, cell.lane, cell.column), t("laptop.pathways.said.moved", { ref: step.ref, lane, place: cell.column + 1 }), true);
  }
}

/** At the rim of what is seen the map comes along. */
function follow(scroller: HTMLElement, { clientX, clientY }: PointerEvent): void {
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  const by = (at: number, low: number, high: number): number => (at < low + RIM ? -12 : at > high - RIM ? 12 : 0);
  scroller.scrollBy(by(clientX, left + 128, right), by(clientY, top, bottom));
}

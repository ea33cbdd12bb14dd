import type { Board } from "./board.svelte";
import type { Command } from "./keys";
import { inOrder } from "./model";
import { backward, beside, first, last, onward, type Way } from "./walk";

/** What only drawing people may do. */
const DRAWING: ReadonlySet<Command> = new Set(["step", "decision", "wait", "hand_off", "connect", "move", "pain", "basis", "remove"]);
/** What needs a step that is chosen. */
const AT_STEP: ReadonlySet<Command> = new Set(["connect", "move", "feeling", "basis", "remove", "edit"]);

/** Ways that an arrow offers: one is taken at once, several are asked about. */
export interface Asking {
  (ways: readonly Way[]): void;
}

/** Do what a key or a button says. True where it did something. */
export function run(board: Board, command: Command, ask: Asking): boolean {
  if (DRAWING.has(command) && !board.draws) return false;
  if (command === "feeling" && !board.speaks) return false;
  if (AT_STEP.has(command) && !board.step) return false;
  return walked(board, command, ask) || opened(board, command) || steered(board, command);
}

function walked(board: Board, command: Command, ask: Asking): boolean {
  const { model, layout, selected, drawn } = board;
  if (command === "next") ask(onward(model, selected));
  else if (command === "previous") ask(backward(model, selected, drawn.loops));
  else if (command === "above" || command === "below") void board.go(beside(layout, selected, command === "above" ? -1 : 1));
  else if (command === "first") void board.go(first(model, drawn.loops));
  else if (command === "last") void board.go(last(model, layout));
  else return false;
  return true;
}

function opened(board: Board, command: Command): boolean {
  switch (command) {
    case "step":
    case "decision":
    case "wait":
    case "hand_off":
      if (!board.model.lanes.length) return false;
      board.open({ kind: "add", shape: command });
      return true;
    case "connect":
    case "move":
    case "pain":
    case "feeling":
    case "basis":
    case "remove":
      board.open({ kind: command });
      return true;
    case "help":
      board.open({ kind: "keys" });
      return true;
    default:
      return false;
  }
}

function steered(board: Board, command: Command): boolean {
  if (command === "edit") board.edit();
  else if (command === "view") board.turn();
  else if (command === "undo") void board.undo();
  else if (command === "redo") void board.redo();
  else if (command === "closer" || command === "further") board.magnify(command === "closer" ? 0.25 : -0.25);
  else if (command === "fit") board.fitting += 1;
  else if (command === "leave" && board.connecting) board.connecting = "";
  else if (command === "leave" && board.selected) board.select("");
  else return false;
  return true;
}

/** The step before or after the chosen one in the list. */
export function inList(board: Board, command: Command): string | undefined {
  const order = inOrder(board.model);
  const at = order.findIndex((step) => step.id === board.selected);
  const to = { above: at - 1, below: at + 1, first: 0, last: order.length - 1 }[command as string];
  return to === undefined ? undefined : order[Math.max(0, Math.min(order.length - 1, to))]?.id;
}

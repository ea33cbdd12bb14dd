/** What a key does while the map or the list has the focus. */
export type Command =
  | "next" | "previous" | "above" | "below" | "first" | "last"
  | "edit" | "step" | "decision" | "wait" | "hand_off" | "connect" | "move" | "pain" | "feeling" | "basis"
  | "view" | "remove" | "undo" | "redo" | "closer" | "further" | "fit" | "help" | "leave";

export interface Pressed {
  readonly key: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
}

const NAMED: Readonly<Record<string, Command>> = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  ArrowUp: "above",
  ArrowDown: "below",
  Home: "first",
  End: "last",
  Enter: "edit",
  F2: "edit",
  Delete: "remove",
  Escape: "leave",
};

/** One character without Ctrl: these can be switched off (WCAG 2.1.4). */
export const LETTERS: Readonly<Record<string, Command>> = {
  n: "step",
  d: "decision",
  w: "wait",
  h: "hand_off",
  c: "connect",
  m: "move",
  p: "pain",
  f: "feeling",
  i: "basis",
  l: "view",
  "+": "closer",
  "=": "closer",
  "-": "further",
  "0": "fit",
  "?": "help",
};

/** The command of a key, if it has one. `letters` says whether single characters are switched on. */
export function commandOf(pressed: Pressed, letters: boolean): Command | undefined {
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (pressed.ctrlKey || pressed.metaKey) {
    if (key === "y") return "redo";
    return key === "z" ? (pressed.shiftKey ? "redo" : "undo") : undefined;
  }
  if (pressed.altKey) return undefined;
  return NAMED[key] ?? (letters ? LETTERS[key] : undefined);
}

const KEPT = "common-ground.pathways.letters";

/** Whether this browser has single letters switched on. */
export function lettersKept(): boolean {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

export function keepLetters(on: boolean): void {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing has them on again next time.
  }
}

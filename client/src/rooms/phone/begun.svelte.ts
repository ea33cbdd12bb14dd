import { onDestroy } from "svelte";
import type { Invited, Joining } from "./door";

/** Before the place is taken; each is an entry in the browser's history, whose own way back goes one step. */
export const STEPS = ["code", "name", "part", "worried"] as const;
export type Step = (typeof STEPS)[number];

/** How far somebody has come in. */
class Begun {
  step = $state<Step | "keep">("code");
  code = $state("");
  invited = $state.raw<Invited>();
  joining = $state<Joining>({ nickname: "", group: "", organisation: "", ways: ["type"] });

  constructor(code: string) {
    this.code = code;
  }
}

let held = new Begun("");
let drawn = 0;

/** A change of language draws the page anew, and what was begun goes on; whoever leaves the page leaves nothing behind. */
export function begun(code: string): Begun {
  if (!drawn) held = new Begun(code);
  drawn += 1;
  onDestroy(() => (drawn -= 1));
  return held;
}

import { expect, it, vi } from "vitest";
import type { Made } from "../core/journal";
import type { Room } from "../room.svelte";
import { asked } from "./asked";

const made: Made = { positions: {}, ids: ["note"] };
vi.mock("../rooms/laptop/asking", () => ({ ask: () => Promise.resolve(made), waits: (room: { waiting: boolean }) => room.waiting }));
const shown = vi.hoisted(() => [] as string[]);
vi.mock("../ui/toasts.svelte", () => ({ toast: (words: string) => void shown.push(words) }));

it("leads nobody to what waits until a facilitator has looked at it, nor says that it is there", async () => {
  const propose = (waiting: boolean) => asked({ online: true, waiting } as unknown as Room, "hypotheses.propose", { think: "words" }, () => "Added");
  expect(await propose(false)).toBe(made);
  expect(await propose(true)).toBe("kept");
  expect(shown).toEqual(["Added", expect.stringContaining("looked at it")]);
});

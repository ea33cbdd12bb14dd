import { describe, expect, it } from "vitest";
import type { Room } from "../room.svelte";
import { readyIn } from "./ready";

const SEATS = [
  { id: "robin", roles: ["facilitator"] },
  { id: "puffin", roles: ["contributor"] },
  { id: "otter", roles: ["contributor"] },
  { id: "wall", roles: ["projector"] },
  { id: "guest", roles: ["observer"] },
];

function room(here: string[], ready?: number): Room {
  const records: Record<string, object[]> = {
    "meeting.seat": SEATS,
    "meeting.readiness": ready === undefined ? [] : [{ activity: "score", ready, of: SEATS.length }],
  };
  return { here: new Set(here), of: (kind: string) => records[kind] ?? [] } as unknown as Room;
}

describe("how many are ready", () => {
  it("counts those who are here, not everybody who ever came", () => {
    expect(readyIn(room(["robin", "puffin"], 1), "score")).toEqual({ ready: 1, of: 2 });
  });

  it("leaves out the projector and who only watches", () => {
    expect(readyIn(room(["robin", "puffin", "wall", "guest"]), "score")).toEqual({ ready: 0, of: 2 });
  });

  it("keeps whoever was ready and left", () => {
    expect(readyIn(room(["robin"], 2), "score")).toEqual({ ready: 2, of: 2 });
  });

  it("is about one activity only", () => {
    expect(readyIn(room(["robin"], 1), "another")).toEqual({ ready: 0, of: 1 });
  });
});

import { describe, expect, it } from "vitest";
import type { Room } from "../room.svelte";
import { readyByGroup, readyIn } from "./ready";

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

/** So many of two groups are here, with Robin; eight of each have a seat, and five of each said that they are ready. */
function groups(young: number, carers: number): Room {
  const seats = ["young", "carers"].flatMap((group) =>
    Array.from({ length: 8 }, (_, number) => ({ id: `${group}${number}`, roles: ["contributor"], group })),
  );
  const counts = ["young", "carers"].map((group) => ({ group, ready: 5, of: 8 }));
  const records: Record<string, object[]> = {
    "meeting.seat": [{ id: "robin", roles: ["facilitator"], group: "" }, ...seats],
    "meeting.readiness": [{ activity: "score", ready: 10, of: 17, groups: counts }],
  };
  const here = ["robin", ...seats.filter(({ id, group }) => Number(id.slice(group.length)) < (group === "young" ? young : carers)).map(({ id }) => id)];
  return { here: new Set(here), of: (kind: string) => records[kind] ?? [] } as unknown as Room;
}

describe("how many of a group are ready", () => {
  it.each([
    [8, 5, { young: { ready: 5, of: 8 }, carers: { ready: 5, of: 5 } }],
    [6, 0, { young: { ready: 5, of: 6 } }],
    [4, 8, {}],
    [8, 1, {}],
    [4, 4, {}],
  ])("of %i and %i who are here", (young, carers, shown) => {
    expect(Object.fromEntries(readyByGroup(groups(young, carers), "score"))).toEqual(shown);
  });
});

import { describe, expect, it } from "vitest";
import { homeOf } from "./access";
import { asked, freeThread, fresh, nextId, wrongs } from "./beginning";

const draft = (): ReturnType<typeof fresh> => ({ ...fresh(), name: "A safe place" });

describe("starting a partnership", () => {
  it("begins with eight groups, each in its own thread", () => {
    expect(new Set(fresh().groups.map((one) => one.thread)).size).toBe(8);
  });
  it("needs a name, at least one group, and no two alike", () => {
    expect(wrongs(draft())).toEqual([]);
    expect(wrongs(fresh()).map((one) => one.id)).toEqual(["partnership-name"]);
    expect(wrongs({ ...draft(), groups: [] }).map((one) => one.id)).toEqual(["add-group"]);
    const twice = draft();
    twice.groups.push({ id: 9, name: ` ${twice.groups[0]?.name.toUpperCase()} `, thread: "health" });
    expect(wrongs(twice).map((one) => one.id)).toEqual(["group-9"]);
    const unnamed = draft();
    unnamed.groups.push({ id: 9, name: " ", thread: "health" });
    expect(wrongs(unnamed).map((one) => one.id)).toEqual(["group-9"]);
  });
  it("sends organisations by the name of their group, and leaves out the unnamed", () => {
    const full = draft();
    full.groups[0] = { id: 1, name: " Young people ", thread: "young_people" };
    full.organisations.push({ id: 1, name: " Harbour Rooms ", group: 1 }, { id: 2, name: "", group: 0 });
    expect(asked(full).organisations).toEqual([{ name: "Harbour Rooms", group: "Young people" }]);
  });
  it("gives a new group the least used thread and an id of its own", () => {
    const rows = fresh().groups.slice(1);
    expect(freeThread(rows)).toBe("young_people");
    expect(nextId(rows)).toBe(9);
    expect(nextId([])).toBe(1);
  });
});

describe("where a seat leads", () => {
  it("is the session for those who joined with a code, and the partnership for everybody else", () => {
    expect(homeOf({ id: "p", roles: ["contributor"] })).toBe("/take-part/p");
    expect(homeOf({ id: "p", roles: ["member", "signatory"] })).toBe("/p/p/overview");
  });
});

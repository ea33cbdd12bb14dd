import { describe, expect, it } from "vitest";
import type { Room } from "../../room.svelte";
import { groupShown } from "./group";

interface Person {
  readonly roles: readonly string[];
  readonly group: string;
}
const some = (count: number, group: string, role = "contributor"): Person[] => Array.from({ length: count }, () => ({ roles: [role], group }));
const room = (me: Person, others: readonly Person[]) =>
  ({ me, of: () => [me, ...others], get: (id: string) => (id ? { name: id } : undefined) }) as unknown as Room;
const bird: Person = { roles: ["contributor"], group: "young" };

describe("the group at what we share", () => {
  it("is named from five contributors up, whoever else is of it", () => {
    expect(groupShown(room(bird, some(4, "young")))).toBe("young");
    expect(groupShown(room(bird, [...some(3, "young"), ...some(5, "young", "observer")]))).toBe("");
  });

  it("is not named where one to four others would be told by having none", () => {
    for (const [count, shown] of [[1, ""], [4, ""], [5, "young"]] as const) expect(groupShown(room(bird, [...some(6, "young"), ...some(count, "")]))).toBe(shown);
    expect(groupShown(room(bird, [...some(4, "young"), ...some(6, "carers"), ...some(1, "alone")]))).toBe("");
    expect(groupShown(room({ roles: ["contributor"], group: "carers" }, [...some(5, "young"), ...some(6, "carers"), ...some(1, "")]))).toBe("carers");
  });

  it("of a member is named, who speaks for it", () => {
    expect(groupShown(room({ roles: ["member"], group: "alone" }, some(6, "young")))).toBe("alone");
  });
});

import { expect, it } from "vitest";
import { listWithTheirs, withTheirs } from "./theirs";

it("keeps what somebody changed, and what another hand changed beside it", () => {
  const read = { name: "A safe place", vision: "Nobody is sent away", roles: ["member"] };
  const now = { name: "A safe place", vision: "Nobody waits", roles: ["member", "signatory"] };
  expect(withTheirs({ ...read, name: "A safe place to live" }, read, now)).toEqual({ ...now, name: "A safe place to live" });
  expect(withTheirs({ ...read, roles: [] }, read, now)).toEqual({ ...now, roles: [] });
  expect(withTheirs({ ...read, vision: "Nobody is lost" }, read, now).vision).toBe("Nobody is lost");
});

it("puts into a list and takes out of it only what somebody changed, and the way back leaves what came since", () => {
  const [read, written] = [["a", "b"], ["b", "c"]];
  const sent = listWithTheirs(written, read, ["a", "b", "theirs"]);
  expect(sent).toEqual(["b", "theirs", "c"]);
  expect(listWithTheirs(written, read, ["a"])).toEqual(["c"]);
  expect(listWithTheirs(read, written, [...sent, "later"])).toEqual(["b", "theirs", "later", "a"]);
});

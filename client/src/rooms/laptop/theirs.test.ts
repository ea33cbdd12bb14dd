import { expect, it } from "vitest";
import { withTheirs } from "./theirs";

it("keeps what somebody changed, and what another hand changed beside it", () => {
  const read = { name: "A safe place", vision: "Nobody is sent away", roles: ["member"] };
  const now = { name: "A safe place", vision: "Nobody waits", roles: ["member", "signatory"] };
  expect(withTheirs({ ...read, name: "A safe place to live" }, read, now)).toEqual({ ...now, name: "A safe place to live" });
  expect(withTheirs({ ...read, roles: [] }, read, now)).toEqual({ ...now, roles: [] });
  expect(withTheirs({ ...read, vision: "Nobody is lost" }, read, now).vision).toBe("Nobody is lost");
});

import { describe, expect, it } from "vitest";
import { threadFor } from "./lanes";

const GROUPS = [
  { id: "g1", name: "Commissioners", thread: "commissioners" },
  { id: "g2", name: "Providers", thread: "voluntary" },
] as const;
const ORGANISATIONS = [
  { name: "Harbour", group: "g2" },
  { name: "Keel", group: "" },
];

describe("a new lane", () => {
  it("looks like the group or the organisation that it is named after", () => {
    expect(threadFor(" commissioners ", "agency", GROUPS, ORGANISATIONS)).toBe("commissioners");
    expect(threadFor("Harbour", "agency", GROUPS, ORGANISATIONS)).toBe("voluntary");
  });

  it("is young people's where it is the person's own, and else shared", () => {
    expect(threadFor("Young carer", "person", GROUPS, ORGANISATIONS)).toBe("young_people");
    expect(threadFor("Keel", "agency", GROUPS, ORGANISATIONS)).toBe("shared");
    expect(threadFor("", "agency", GROUPS, ORGANISATIONS)).toBe("shared");
  });
});

import { describe, expect, it } from "vitest";
import { partOf } from "./found";

const record = (fields: Record<string, unknown>) => fields as never;

describe("where something that was found is read", () => {
  it("is at what it belongs to", () => {
    expect(partOf("hypotheses.evidence", record({ id: "e", hypothesis: "h" }))).toBe("hypotheses/h");
    expect(partOf("pathways.idea", record({ id: "i", map: "m" }))).toBe("pathways/m");
    expect(partOf("meeting.session", record({ id: "s" }))).toBe("sessions/s");
  });

  it("is the section where nothing more is known", () => {
    expect(partOf("specification.draft", undefined)).toBe("specification");
    expect(partOf("meeting.seat", record({ id: "p" }))).toBe("people");
  });
});

import { describe, expect, it } from "vitest";
import { type Activity, agendaOf, around, minutesOf, nextSession, type Session, spare } from "./agenda";

const activity = (id: string, order: number, more: Partial<Activity> = {}): Activity => ({
  kind: "meeting.activity", id, audience: "everyone", session: "s", order, title: id, minutes: 10, block: "talk",
  artefact: "", question: "", note: "", done: false, ...more,
});
const session = (id: string, number: number, more: Partial<Session> = {}): Session => ({
  kind: "meeting.session", id, audience: "everyone", title: id, number, template: "", starts_at: "",
  status: "planned", activity: "", focus: "", ...more,
});
const AGENDA = [
  activity("a", 0),
  activity("b", 1, { minutes: 40 }),
  activity("c", 2, { block: "break" }),
  activity("d", 3, { minutes: 20 }),
];

describe("an agenda", () => {
  it("is in order and of one session", () => {
    const mixed = [...AGENDA].reverse().concat(activity("x", 0, { session: "other" }));
    expect(agendaOf(mixed, "s").map((one) => one.id)).toEqual(["a", "b", "c", "d"]);
    expect(minutesOf(AGENDA)).toBe(80);
  });

  it("knows its neighbours, and begins at the first", () => {
    expect(around(AGENDA, "b")).toEqual({ before: AGENDA[0], after: AGENDA[2] });
    expect(around(AGENDA, "d").after).toBeUndefined();
    expect(around(AGENDA, "")).toEqual({ after: AGENDA[0] });
  });

  it("takes time from the next break, else from the longest item to come", () => {
    expect(spare(AGENDA, "a")?.id).toBe("c");
    expect(spare(AGENDA, "c")?.id).toBe("d");
    expect(spare(AGENDA, "d")).toBeUndefined();
  });
});

describe("the next session", () => {
  it("is the live one", () => {
    expect(nextSession([session("one", 1), session("two", 2, { status: "live" })])?.id).toBe("two");
  });

  it("is the soonest of those planned, and a time comes before none", () => {
    const late = session("late", 1, { starts_at: "2026-05-02T10:00:00Z" });
    const soon = session("soon", 2, { starts_at: "2026-05-01T10:00:00Z" });
    expect(nextSession([session("none", 0), late, soon])?.id).toBe("soon");
    expect(nextSession([session("b", 2), session("a", 1)])?.id).toBe("a");
    expect(nextSession([session("old", 1, { status: "ended" })])).toBeUndefined();
  });
});

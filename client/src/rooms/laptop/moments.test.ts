import { beforeAll, describe, expect, it } from "vitest";
import { learn } from "../../core/words";
import type { Records } from "../../wire";
import type { Session } from "./agenda";
import { dated, dayOf, listed, whenOf } from "./moments";

beforeAll(() =>
  learn({
    "laptop.list.and": "{names} and {last}",
    "laptop.list.more": "{names} and {n} more",
    "laptop.session.today": "Today",
    "laptop.session.no_time": "No date yet",
  }),
);

describe("names in a row", () => {
  it("are joined, and beyond a few they are counted", () => {
    expect(listed([])).toBe("");
    expect(listed(["H1"])).toBe("H1");
    expect(listed(["H1", "H2", "H3"])).toBe("H1, H2 and H3");
    expect(listed(["H1", "H2", "H3", "H4", "H5"])).toBe("H1, H2, H3 and 2 more");
  });
});

describe("the day of a session", () => {
  const at = (starts_at: string, status: Session["status"] = "planned"): Session => ({
    kind: "meeting.session", id: "s", audience: "everyone", title: "", number: 1, template: "", starts_at,
    status, activity: "", focus: "",
  });

  it("is today, a date, or not known yet", () => {
    const now = new Date(2026, 2, 3, 15).getTime();
    expect(dayOf(at(new Date(2026, 2, 3, 9).toISOString()), now)).toBe("Today");
    expect(dayOf(at(new Date(2026, 2, 24, 9).toISOString()), now)).toBe("24 Mar");
    expect(dayOf(at(""), now)).toBe("No date yet");
    expect(dayOf(at("", "live"), now)).toBe("Today");
  });

  it("is known from the summary once it was held", () => {
    const now = new Date(2026, 2, 3, 15).getTime();
    const summary = { session: "s", opened_at: new Date(2026, 1, 9, 9).toISOString() } as Records["meeting.summary"];
    expect(whenOf(dated(at("", "ended"), [summary]), [], now)).toBe("9 Feb");
    expect(dated(at("2026-02-01T09:00:00Z", "ended"), [summary]).starts_at).toBe("2026-02-01T09:00:00Z");
    expect(dated(at("", "ended"), [{ ...summary, session: "another" }]).starts_at).toBe("");
  });
});

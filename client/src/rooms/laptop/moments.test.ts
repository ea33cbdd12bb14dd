import { beforeAll, describe, expect, it } from "vitest";
import { learn } from "../../core/words";
import type { Session } from "./agenda";
import { dayOf, listed } from "./moments";

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
  const at = (starts_at: string): Session => ({
    kind: "meeting.session", id: "s", audience: "everyone", title: "", number: 1, template: "", starts_at,
    status: "planned", activity: "", focus: "",
  });

  it("is today, a date, or not known yet", () => {
    const now = new Date(2026, 2, 3, 15).getTime();
    expect(dayOf(at(new Date(2026, 2, 3, 9).toISOString()), now)).toBe("Today");
    expect(dayOf(at(new Date(2026, 2, 24, 9).toISOString()), now)).toBe("24 Mar");
    expect(dayOf(at(""), now)).toBe("No date yet");
  });
});

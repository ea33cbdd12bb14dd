import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Room } from "../../../room.svelte";
import type { Session } from "../agenda";
import { Concerns } from "./safety/concerns.svelte";
import { PlanClock } from "./sessions/clock.svelte";

/** What was asked of the server, to be answered in whatever order a test wishes. */
const answers = vi.hoisted(() => [] as ((found: unknown) => void)[]);
vi.mock("../../../net/http", () => ({ load: () => new Promise((answer) => answers.push(answer)), send: () => undefined }));

/** The newest is answered first, as on a bad line. */
async function answered(...found: unknown[]): Promise<void> {
  expect(answers).toHaveLength(found.length);
  for (const [at, one] of [...found.entries()].reverse()) {
    answers[at]?.(one);
    await new Promise((rest) => setTimeout(rest));
  }
}
beforeEach(() => void answers.splice(0));

describe("what the server is asked for again", () => {
  it("shows the concerns as they were told last, whichever answer is the slower", async () => {
    const concerns = new Concerns("p1");
    void concerns.ask();
    void concerns.ask();
    await answered({ concerns: [] }, { concerns: [{ id: "new", at: "" }] });
    expect(concerns.all?.map(({ id }) => id)).toEqual(["new"]);
  });

  it("shows the clock of the plan as it stands, not of an earlier one", async () => {
    const room = { online: true, partnership: "p1", of: () => [] } as unknown as Room;
    let starts_at = $state("14:00");
    let clock: PlanClock | undefined;
    const stop = $effect.root(() => void (clock = new PlanClock(room, () => ({ id: "s1", starts_at, activity: "" }) as Session)));
    flushSync();
    starts_at = "15:00";
    flushSync();
    const plan = (at: string) => ({ activities: [{ activity: "a1", starts_at: at, ends_at: "" }] });
    await answered(plan("14:00"), plan("15:00"));
    expect(clock?.of("a1")?.starts_at).toBe("15:00");
    stop();
  });
});

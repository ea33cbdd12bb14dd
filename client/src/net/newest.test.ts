import { describe, expect, it } from "vitest";
import { newest } from "./newest";

const later = <T>() => {
  let answer: (found: T) => void = () => undefined;
  let refuse: (error: unknown) => void = () => undefined;
  const asked = new Promise<T>((yes, no) => ([answer, refuse] = [yes, no]));
  return { asked, answer, refuse };
};

describe("a list that is asked for again", () => {
  it("tells the answer to what was asked last, whichever comes first", async () => {
    const told: string[] = [];
    const ask = newest();
    const [old, young] = [later<string>(), later<string>()];
    const both = [old, young].map(({ asked }) => ask(asked, (found) => told.push(found)));
    young.answer("young");
    await both[1];
    old.answer("old");
    await both[0];
    expect(told).toEqual(["young"]);
  });

  it("says nothing of an older one that failed, and says so of the newest", async () => {
    const failed: unknown[] = [];
    const ask = newest();
    const [old, young] = [later<string>(), later<string>()];
    const both = [old, young].map(({ asked }) => ask(asked, () => undefined, (error) => failed.push(error)));
    old.refuse("old");
    young.refuse("young");
    await Promise.all(both);
    expect(failed).toEqual(["young"]);
  });
});

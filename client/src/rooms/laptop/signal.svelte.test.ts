import { flushSync } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EVERY, GONE, Signal, SLOW } from "./signal.svelte";

class Way {
  online = $state(true);
  asked = 0;
  /** How long the next answer takes; undefined for never. */
  takes: number | undefined = 20;

  measure(): Promise<number> {
    this.asked++;
    const takes = this.takes;
    return new Promise((settle) => {
      if (takes !== undefined) setTimeout(() => settle(takes), takes);
    });
  }
}

let way: Way;
let signal: Signal;
let stop: () => void;
const pass = async (milliseconds: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(milliseconds);
  flushSync();
};

beforeEach(() => {
  vi.useFakeTimers();
  way = new Way();
  stop = $effect.root(() => void (signal = new Signal(way)));
  flushSync();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("the signal", () => {
  it("is good while answers come quickly, and asks now and then", async () => {
    await pass(3 * EVERY + 1000);
    expect(signal.quality).toBe("good");
    expect(way.asked).toBe(4);
  });

  it("is slow when the way is long, whatever one quick answer says", async () => {
    way.takes = SLOW + 100;
    await pass(3 * EVERY);
    way.takes = 20;
    await pass(EVERY + 1000);
    expect(signal.quality).toBe("slow");
    await pass(EVERY);
    expect(signal.quality).toBe("good");
  });

  it("is not called slow for one late answer", async () => {
    await pass(2 * EVERY);
    way.takes = SLOW + 100;
    await pass(EVERY + 1000);
    expect(signal.quality).toBe("good");
  });

  it("is slow while an answer is waited for, and lost when it will not come", async () => {
    way.takes = undefined;
    await pass(EVERY + 2000);
    expect(signal.quality).not.toBe("good");
    await pass(GONE);
    expect(signal.quality).toBe("lost");
  });

  it("is lost without a line, and begins anew with the next", async () => {
    way.takes = SLOW + 100;
    await pass(3 * EVERY);
    way.online = false;
    flushSync();
    expect(signal.quality).toBe("lost");
    way.takes = 20;
    way.online = true;
    await pass(2000);
    expect(signal.quality).toBe("good");
  });

  it("asks no more when its component is gone", async () => {
    stop();
    await pass(5 * EVERY);
    expect(way.asked).toBe(1);
  });
});

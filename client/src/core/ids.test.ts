import { afterEach, expect, it, vi } from "vitest";
import { freshId, operationId } from "./ids";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("ids of operations follow one another in time, and no two are the same", () => {
  vi.useFakeTimers();
  const made: string[] = [];
  for (let tick = 0; tick < 200; tick += 1) {
    vi.setSystemTime(1_790_000_000_000 + 7 * tick);
    made.push(operationId());
  }
  expect([...made].sort()).toEqual(made);
  expect(new Set(Array.from({ length: 1_000 }, operationId)).size).toBe(1_000);
  expect(Math.max(...made.map((one) => one.length))).toBeLessThanOrEqual(64);
});

it("a page without a secure origin makes ids too", () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(freshId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});

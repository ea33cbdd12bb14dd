import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dismiss, toast, toasts } from "./toasts.svelte";

const words = (): string[] => toasts().map((one) => one.words);

describe("what has just happened", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    for (const one of [...toasts()]) dismiss(one.id);
    vi.useRealTimers();
  });

  it("is said of two things at most, the newest last", () => {
    for (const one of ["a", "b", "c"]) toast(one);
    expect(words()).toEqual(["b", "c"]);
  });

  it("is said once where it happens again, and lasts from then on", () => {
    toast("Saved");
    vi.advanceTimersByTime(6000);
    toast("Saved");
    expect(words()).toEqual(["Saved"]);
    vi.advanceTimersByTime(6000);
    expect(words()).toEqual(["Saved"]);
    vi.advanceTimersByTime(2000);
    expect(words()).toEqual([]);
  });

  it("keeps a way back before what only tells, and each way back its own", () => {
    const [first, second] = [vi.fn(), vi.fn()];
    toast("Removed", { undo: first });
    toast("Saved");
    toast("Removed", { undo: second });
    expect(toasts().map((one) => one.undo)).toEqual([first, second]);
    toast("Saved");
    expect(words()).toEqual(["Removed", "Saved"]);
    expect(toasts()[0]?.undo).toBe(second);
  });
});

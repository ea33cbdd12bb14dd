import { expect, it, vi } from "vitest";
import { raising } from "./concern";

const sent = vi.hoisted(() => [] as { id: string; words: string }[]);
vi.mock("../net/http", () => ({ send: (_path: string, body: { id: string; words: string }) => void sent.push(body) }));

it("raises a concern once, however often it is tried, and what was written anew as another one", () => {
  const raise = raising("p1");
  for (const words of ["He hits her", "He hits her", "He hits her, and she is alone with him now"]) void raise("seen", words);
  const [first, again, more] = sent.map(({ id }) => id);
  expect(again).toBe(first);
  expect(more).not.toBe(first);
});

import { beforeEach, expect, test, vi } from "vitest";
import { added, described, linked, moved, partCopied, removed, reworded } from "./changes";
import { link, sample, step } from "./sample";
import { type Asked, ChangedSince, History } from "./undo";

let asked: Asked[];
let records: Record<string, unknown>;
let made: string[][];
let history: History;

beforeEach(() => {
  asked = [];
  records = {};
  made = [];
  history = new History(
    (one) => {
      asked.push(one);
      return Promise.resolve({ positions: {}, ids: made.shift() ?? [] });
    },
    (id) => records[id],
  );
});
const kinds = (): string[] => asked.map((one) => one.kind.replace("pathways.", ""));

test("a move is taken back and done again", async () => {
  const before = step("A1");
  await history.perform(moved(before, "housing", 3));
  records = { a1: { ...before, lane: "housing", column: 3 } };
  expect(await history.undo()).toBe(true);
  expect(asked.at(-1)?.body).toEqual({ step: "a1", lane: "young", column: 0 });
  expect(await history.redo()).toBe(true);
  expect(asked.at(-1)?.body).toEqual({ step: "a1", lane: "housing", column: 3 });
  expect(history.canRedo).toBe(false);
});

test("who undoes before a redo has come through takes back what was done again", async () => {
  made = [["s1"], [], ["s2"]];
  await history.perform(added({ lane: "young", words: "New" }));
  await history.undo();
  const redone = history.redo();
  const undone = history.undo();
  expect(await Promise.all([redone, undone])).toEqual([true, true]);
  expect(kinds()).toEqual(["add_step", "remove_step", "add_step", "remove_step"]);
  expect(asked.at(-1)?.body).toMatchObject({ step: "s2" });
});

test("who undoes before the answer is there takes back what was just done, not what came before", async () => {
  let answer = (): void => undefined;
  const far = new History((one) => {
    asked.push(one);
    return new Promise((done) => {
      answer = () => done({ positions: {}, ids: [`s${asked.length}`] });
    });
  }, () => undefined);
  const before = far.perform(added({ lane: "young", words: "Before" }));
  answer();
  await before;
  void far.perform(added({ lane: "young", words: "Just now" }));
  const undone = far.undo();
  await new Promise((later) => setTimeout(later));
  expect(kinds()).toEqual(["add_step", "add_step"]);
  answer();
  await vi.waitFor(() => expect(asked.at(-1)).toMatchObject({ kind: "pathways.remove_step", body: { step: "s2" } }));
  answer();
  expect(await undone).toBe(true);
});

test("what is refused holds no later undo up", async () => {
  made = [["s1"]];
  await history.perform(added({ lane: "young", words: "Before" }));
  const wrong = { forward: [], back: () => { throw new Error("refused"); } };
  const refused = expect(history.perform(wrong)).rejects.toThrow("refused");
  expect(await history.undo()).toBe(true);
  await refused;
  expect(asked.at(-1)?.body).toMatchObject({ step: "s1" });
});

test("what somebody changed since is left as it is", async () => {
  const before = step("A1");
  await history.perform(described(before, { note: "mine" }));
  records = { a1: { ...before, note: "theirs" } };
  await expect(history.undo()).rejects.toBeInstanceOf(ChangedSince);
  expect(kinds()).toEqual(["describe_step"]);
  expect(history.canUndo).toBe(false);
});

test("a field that others changed does not keep ours from going back", async () => {
  const before = step("A1");
  await history.perform(moved(before, "housing", 3));
  records = { a1: { ...before, lane: "housing", column: 3, words: "theirs" } };
  expect(await history.undo()).toBe(true);
});

test("words go back over our own words only", async () => {
  await history.perform(reworded(step("A1"), "old", "new"));
  records = { a1: step("A1", { words: "new" }) };
  await history.undo();
  expect(asked[1]?.body).toMatchObject({ words: "old" });
});

test("a step added, undone and done again is known under its newest id", async () => {
  made = [["s1", "l1"], ["x1"], [], [], ["s2", "l2"], ["x2"]];
  await history.perform(added({ lane: "young", words: "New" }));
  await history.perform(linked({ start: "s1", end: "a2" }));
  await history.undo();
  await history.undo();
  expect(kinds()).toEqual(["add_step", "add_link", "remove_link", "remove_step"]);
  await history.redo();
  await history.redo();
  expect(history.now("s1")).toBe("s2");
  expect(asked.at(-1)?.body).toMatchObject({ start: "s2", end: "a2" });
  await history.undo();
  expect(asked.at(-1)?.body).toEqual({ link: "x2" });
});

test("a step taken away comes back with its name, links, pain points, and without the joining links", async () => {
  const model = sample({ links: [link("a1", "a2"), link("a2", "a8")] });
  const around = { hypotheses: [], steps: [step("T1", { map: "to-be", origin: "a2", merged: ["a8"] })], isLink: (id: string) => id === "joined" };
  const gone = model.step("a8") ?? step("A8");
  made = [["p1", "joined"], [], ["a8-new"], ["l-new"]];
  await history.perform(removed(model, gone, { joinUp: true, wordsTo: "" }, around));
  expect(asked[0]?.predict?.removed).toEqual(["a8", "a2-a8"]);
  await history.undo();
  expect(kinds()).toEqual(["remove_step", "remove_link", "add_step", "add_link", "place_pain_point", "continue_steps"]);
  expect(asked[1]?.body).toEqual({ link: "joined" });
  expect(asked[2]?.body).toMatchObject({ ref: "A8", lane: "all", column: 3, shape: "hand_off" });
  expect(asked[3]?.body).toMatchObject({ start: "a2", end: "a8-new" });
  expect(asked[4]?.body).toMatchObject({ steps: ["a8-new"] });
  expect(asked[5]?.body).toEqual({ step: "t1", origins: ["a2", "a8-new"] });
});

test("a step that joined several comes back joining them", async () => {
  const joins = step("T2", { origin: "a2", merged: ["a3", "a8"] });
  const model = sample({ steps: [joins], links: [], pains: [] });
  made = [[], ["t2-new"]];
  await history.perform(removed(model, joins, { joinUp: false, wordsTo: "" }, { hypotheses: [], steps: [], isLink: () => false }));
  await history.undo();
  expect(kinds()).toEqual(["remove_step", "add_step", "continue_steps"]);
  expect(asked[2]?.body).toEqual({ step: "t2-new", origins: ["a2", "a3", "a8"] });
});

test("a copied part goes again with the lanes that came with it", async () => {
  made = [["new-lane", "t1", "t2", "t1-t2"]];
  const kindOf: Record<string, string> = { "new-lane": "pathways.lane", t1: "pathways.step", t2: "pathways.step", "t1-t2": "pathways.link" };
  await history.perform(partCopied({ steps: ["a1", "a2"], map: "to-be" }, (id) => kindOf[id]));
  await history.undo();
  expect(asked.slice(1).map((one) => one.body)).toEqual([{ step: "t1" }, { step: "t2" }, { lane: "new-lane" }]);
});

test("an earlier change can be taken back by itself", async () => {
  await history.perform(moved(step("A1"), "housing", 3));
  const { last } = history;
  await history.perform(moved(step("A2"), "housing", 4));
  records = { a1: step("A1", { lane: "housing", column: 3 }) };
  expect(await history.undo(last)).toBe(true);
  expect(asked.at(-1)?.body).toMatchObject({ step: "a1", column: 0 });
  expect(await history.undo(last)).toBe(false);
  expect(history.canUndo).toBe(true);
});

test("a refusal leaves nothing to undo", async () => {
  const refusing = new History(() => Promise.reject(new Error("no")), () => undefined);
  await expect(refusing.perform(moved(step("A1"), "young", 1))).rejects.toThrow("no");
  expect(refusing.canUndo).toBe(false);
  expect(await refusing.undo()).toBe(false);
});

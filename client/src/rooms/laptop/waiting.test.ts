import { describe, expect, it } from "vitest";
import type { Records, Role } from "../../wire";
import type { Exchange } from "../answering";
import type { Reads } from "../said";
import { waiting } from "./waiting";

const some = <K extends keyof Records>(kind: K, more: Partial<Records[K]>): Records[K] =>
  ({ kind, id: "", audience: "everyone", ...more }) as Records[K];
const reading = (...records: readonly { kind: string }[]): Reads => ({
  of: <K extends keyof Records>(kind: K) => records.filter((one) => one.kind === kind) as unknown as Records[K][],
});
const seat = (roles: readonly Role[], more: Partial<Records["meeting.seat"]> = {}): Records["meeting.seat"] =>
  some("meeting.seat", { id: "me", organisation: "ours", confirmed: true, ...more, roles: [...roles] });
const told = (reads: Reads, me = seat(["member", "signatory", "commissioner"]), exchanges: readonly Exchange[] = []) =>
  waiting(reads, me, exchanges).map((one) => [one.wait, one.refs, one.place]);

const OURS = some("meeting.organisation", { id: "ours" });
const THEIRS = some("meeting.organisation", { id: "theirs" });
const clause = (id: string, order: number) => some("agreement.clause", { id, ref: `WTA-0${order}`, order, digest: `text of ${id}` });
const position = (of: string, stance: "agrees" | "objects", organisation = "ours") =>
  some("agreement.position", { clause: of, organisation, stance, digest: `text of ${of}` });

describe("what waits for one person", () => {
  it("is nothing for nobody, and where nothing is open", () => {
    expect(waiting(reading(OURS), undefined, [])).toEqual([]);
    expect(told(reading(OURS))).toEqual([]);
  });

  it("is the position on each clause to whose present wording the organisation has not answered", () => {
    const changed = { ...position("b", "agrees"), digest: "an earlier text" };
    const found = reading(OURS, clause("b", 2), clause("a", 1), clause("c", 3), changed, position("c", "agrees"));
    expect(told(found, seat(["member"]))).toEqual([["position", ["WTA-01", "WTA-02"], "agreement/a"]]);
    expect(told(found, seat(["member"], { confirmed: false }))).toEqual([]);
    expect(told(found, seat(["observer"]))).toEqual([]);
  });

  it("is the signature on what nobody objects to, and later only on what changed", () => {
    const all = [OURS, THEIRS, clause("a", 1), clause("b", 2), position("a", "agrees"), position("b", "agrees"), position("b", "objects", "theirs")];
    expect(told(reading(...all))).toEqual([["sign", ["WTA-01"], "agreement"]]);
    const signed = (digest: string) => some("agreement.signature", { organisation: "ours", seat: "other", clauses: [{ clause: "a", digest }] });
    expect(told(reading(...all, signed("text of a")))).toEqual([]);
    expect(told(reading(...all, signed("an earlier text")))).toEqual([["sign_change", ["WTA-01"], "agreement"]]);
    expect(told(reading(...all), seat(["member"]))).toEqual([]);
  });

  it("is the approval of the newest version alone, until this commissioner has given it", () => {
    const versions = [some("specification.version", { version: 2 }), some("specification.version", { version: 1 })];
    const approved = (version: number, by: string) => some("specification.approval", { version, seat: by });
    expect(told(reading(...versions, approved(1, "me"), approved(2, "another")))).toEqual([["approve", ["2"], "specification/changes"]]);
    expect(told(reading(...versions, approved(2, "me")))).toEqual([]);
    expect(told(reading(...versions), seat(["member"]))).toEqual([]);
  });

  it("is the score of an open round, a score of \"not sure\" being one", () => {
    const all = [some("hypotheses.hypothesis", { id: "h", ref: "H3", think: "people wait", because: "" }), some("hypotheses.round", { id: "r", hypothesis: "h", status: "open" })];
    expect(told(reading(...all))).toEqual([["score", ["H3"], "hypotheses/h"]]);
    expect(waiting(reading(...all), seat(["contributor"]), [])[0]?.words).toBe("People wait.");
    expect(told(reading(...all, some("hypotheses.score", { round: "r", value: null })))).toEqual([]);
    expect(told(reading(...all), seat(["observer"]))).toEqual([]);
  });

  it("is an answer that this person promised, not one that another owes", () => {
    const owed = (owner: string): Exchange => ({
      said: { id: owner, kind: "cards.card", words: "A lift home", group: "" },
      promise: some("answers.promise", { owner }), answer: undefined, replies: [], state: "owed", late: 0,
    });
    expect(told(reading(), seat(["member"]), [owed("me"), owed("another")])).toEqual([["answer", ["“A lift home”"], "answers"]]);
  });
});

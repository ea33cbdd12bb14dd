import { offered, ownParty, signingOf } from "../../artefacts/agreement/signing";
import { type Clause, stances } from "../../artefacts/agreement/standing";
import { byOrder } from "../../artefacts/names";
import { toApprove } from "../../artefacts/specification/standing";
import { may } from "../../core/rights";
import type { Records } from "../../wire";
import { type Exchange, owes } from "../answering";
import type { Reads } from "../said";
import { statement } from "../statement";

export type Wait = "score" | "position" | "sign" | "sign_change" | "approve" | "answer";

/** One thing that nobody else can do. */
export interface Waiting {
  readonly wait: Wait;
  readonly n: number;
  /** Names to say: clauses, a hypothesis, a version, what somebody said. */
  readonly refs: readonly string[];
  /** What the one record says, where it is one. */
  readonly words: string;
  /** Where it is done, below the partnership. */
  readonly place: string;
}

type Seat = Records["meeting.seat"];

/** Everything that waits for one person, the most urgent first: a round closes, a promise has its day, texts stay. */
export function waiting(reads: Reads, me: Seat | undefined, exchanges: readonly Exchange[]): Waiting[] {
  if (!me) return [];
  return [...scores(reads, me), ...answers(me, exchanges), ...agreement(reads, me), ...approvals(reads, me)];
}

function scores(reads: Reads, me: Seat): Waiting[] {
  if (!may(me, "hypotheses.score")) return [];
  const given = new Set(reads.of("hypotheses.score").map((one) => one.round));
  return reads
    .of("hypotheses.round")
    .filter((one) => one.status === "open" && !given.has(one.id))
    .flatMap((round) => reads.of("hypotheses.hypothesis").filter((one) => one.id === round.hypothesis))
    .map((one) => ({ wait: "score", n: 1, refs: [one.ref], words: statement(one), place: `hypotheses/${one.id}` }));
}

function answers(me: Seat, exchanges: readonly Exchange[]): Waiting[] {
  const mine = exchanges.filter((one) => owes(one) && one.promise?.owner === me.id);
  return some("answer", mine.map((one) => `“${one.said.words}”`), "answers");
}

function agreement(reads: Reads, me: Seat): Waiting[] {
  const clauses = byOrder(reads.of("agreement.clause"));
  const organisations = reads.of("meeting.organisation").map((one) => one.id);
  const said = new Map(clauses.map((one) => [one.id, stances(one, reads.of("agreement.position"), organisations)]));
  const silent = may(me, "agreement.take_position") ? clauses.filter((one) => said.get(one.id)?.get(me.organisation) === "") : [];
  return [...some("position", named(silent), `agreement/${silent[0]?.id ?? ""}`), ...signature(reads, me, clauses, (one) => said.get(one.id) ?? new Map())];
}

/** What is left out because somebody objects does not wait for a signature. */
function signature(reads: Reads, me: Seat, clauses: readonly Clause[], said: Parameters<typeof offered>[1]): Waiting[] {
  const party = ownParty(me);
  if (!party) return [];
  const { last, changed, never } = signingOf(party, clauses, reads.of("agreement.signature"));
  const { sign } = offered(byOrder([...changed, ...never]), said, party);
  return some(last ? "sign_change" : "sign", named(sign), "agreement");
}

function approvals(reads: Reads, me: Seat): Waiting[] {
  const version = may(me, "specification.approve") ? toApprove(reads.of("specification.version"), reads.of("specification.approval"), me.id) : undefined;
  return version ? some("approve", [String(version.version)], "specification/changes") : [];
}

const named = (clauses: readonly Clause[]): string[] => clauses.map((one) => one.ref);
const some = (wait: Wait, refs: readonly string[], place: string): Waiting[] => (refs.length ? [{ wait, n: refs.length, refs, words: "", place }] : []);

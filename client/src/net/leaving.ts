import { freshId } from "../core/ids";
import { Refusal } from "../core/refusal";
import { askFirst, sendFirst } from "./http";
import { forgetPages } from "./offline";
import { forgetAll } from "./unsent";

/**
 * Leaving works without signal: this device forgets at once, and the server is told before it hears anything else from
 * here. All that stays until then is which place is given back, and the pages that say so.
 */
interface Leaving {
  readonly partnership: string;
  /** The id of the operation that gives the place back; "" where it is kept for another day. */
  readonly operation: string;
}

const NAME = "common-ground:leaving";
const PATIENCE = 5000;
/** Not heard, or not now: to be told again. Anything else is an answer. */
const LATER: ReadonlySet<string> = new Set(["offline", "unavailable", "too_many"]);
/** There is no such place any more: what was wanted. */
const GONE: ReadonlySet<string> = new Set(["missing", "signed_out"]);

// Where a private window refuses storage, the page remembers for as long as it is open.
let remembered: Leaving | undefined;
let telling: Promise<void> | undefined;

const codeOf = (error: unknown): string => (error instanceof Refusal ? error.code : "");

function stored(): Leaving | undefined {
  try {
    return (JSON.parse(localStorage.getItem(NAME) ?? "null") as Leaving | null) ?? remembered;
  } catch {
    return remembered;
  }
}

function store(leaving: Leaving | undefined): void {
  remembered = undefined;
  try {
    if (leaving) localStorage.setItem(NAME, JSON.stringify(leaving));
    else localStorage.removeItem(NAME);
  } catch {
    remembered = leaving;
  }
}

/** Has somebody left this device, and the server does not know yet? */
export const isLeaving = (): boolean => stored() !== undefined;

/** Leave, for good or with one's place kept; `online` says whether to wait for the server. Throws a Refusal that is an answer. */
export async function leave(partnership: string, { forGood, online }: { forGood: boolean; online: boolean }): Promise<void> {
  const leaving = { partnership, operation: forGood ? freshId() : "" };
  try {
    if (!online) throw new Refusal("offline");
    await tell(leaving, false);
    await forgetPages();
  } catch (refusal) {
    if (!LATER.has(codeOf(refusal))) throw refusal;
    store(leaving);
  }
  forgetAll();
}

/** Tell the server, if there is anything to tell; throws a Refusal while it cannot be told. */
export function tellLeaving(): Promise<void> {
  const leaving = stored();
  if (!leaving) return Promise.resolve();
  telling ??= told(leaving).finally(() => (telling = undefined));
  return telling;
}

async function told(leaving: Leaving): Promise<void> {
  await tell(leaving, true);
  store(undefined);
  await forgetPages();
}

/** The socket falls silent with the seat: the place is given back apart from it. `anyway` hears no objection. */
async function tell({ partnership, operation }: Leaving, anyway: boolean): Promise<void> {
  const body = { id: operation, kind: "meeting.leave", body: {} };
  if (operation) {
    await sendFirst(`/partnerships/${partnership}/operations`, body, PATIENCE).catch((refusal: unknown) => {
      const code = codeOf(refusal);
      if (LATER.has(code) || !(anyway || GONE.has(code))) throw refusal;
    });
  }
  await sendFirst("/sign-out", { everywhere: false }, PATIENCE);
}

askFirst(tellLeaving);

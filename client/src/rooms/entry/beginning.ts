import { t } from "../../core/words";
import type { Thread } from "../../wire";
import type { NewPartnership } from "./access";

export const THREADS: readonly Thread[] = [
  "young_people", "carers", "voluntary", "housing", "social_care", "justice", "health", "commissioners",
];

export interface GroupRow {
  id: number;
  name: string;
  thread: Thread;
}

export interface OrganisationRow {
  id: number;
  name: string;
  /** Id of a group row, or 0. */
  group: number;
}

export interface Draft {
  name: string;
  vision: string;
  stage: NewPartnership["stage"];
  nation: NewPartnership["nation"];
  groups: GroupRow[];
  organisations: OrganisationRow[];
}

/** A partnership to start from: the eight groups, each in its own thread. */
export const fresh = (): Draft => ({
  name: "",
  vision: "",
  stage: "design",
  nation: "",
  groups: THREADS.map((thread, i) => ({ id: i + 1, name: t(`entry.thread.${thread}`), thread })),
  organisations: [],
});

export const nextId = (rows: readonly { id: number }[]): number => Math.max(0, ...rows.map((row) => row.id)) + 1;

/** The thread that the fewest groups have. */
export function freeThread(groups: readonly GroupRow[]): Thread {
  const uses = (thread: Thread): number => groups.filter((one) => one.thread === thread).length;
  return THREADS.reduce((best, one) => (uses(one) < uses(best) ? one : best));
}

export interface Wrong {
  readonly id: string;
  readonly words: string;
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function twice(rows: readonly { id: number; name: string }[], prefix: string, key: string): Wrong[] {
  const named = rows.filter((row) => row.name.trim());
  const again = named.filter((row, i) => named.findIndex((other) => same(other.name, row.name)) < i);
  return again.map((row) => ({ id: `${prefix}-${row.id}`, words: t(key, { name: row.name.trim() }) }));
}

/** What keeps the partnership from being started, by the field where it is. */
export function wrongs(draft: Draft): Wrong[] {
  const unnamed = draft.groups.flatMap((row, i) =>
    row.name.trim() ? [] : [{ id: `group-${row.id}`, words: t("entry.start.group_unnamed", { n: String(i + 1) }) }],
  );
  return [
    ...(draft.name.trim() ? [] : [{ id: "partnership-name", words: t("entry.start.no_name") }]),
    ...(draft.groups.length ? [] : [{ id: "add-group", words: t("entry.start.no_group") }]),
    ...unnamed,
    ...twice(draft.groups, "group", "entry.start.group_twice"),
    ...twice(draft.organisations, "organisation", "entry.start.organisation_twice"),
  ];
}

/** The draft as it is sent: organisations without a name are left out. */
export function asked({ name, vision, stage, nation, groups, organisations }: Draft): NewPartnership {
  const nameOf = (id: number): string => groups.find((one) => one.id === id)?.name.trim() ?? "";
  return {
    name: name.trim(),
    vision: vision.trim(),
    stage,
    nation,
    groups: groups.map((one) => ({ name: one.name.trim(), thread: one.thread })),
    organisations: organisations
      .filter((one) => one.name.trim())
      .map((one) => ({ name: one.name.trim(), group: nameOf(one.group) })),
  };
}

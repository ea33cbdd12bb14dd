import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import type { AnyRecord, Records } from "../../wire";
import { groupOf, organisationOf } from "../names";
import { placeOf } from "../place";
import { sourceOf } from "./sources";

/** One thing that is open: what it is called, its words, and where it can be settled. */
export interface Line {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  readonly href: string;
}

const AREAS: Readonly<Record<string, string>> = {
  agreement: "agreement",
  hypotheses: "hypotheses",
  outcomes: "outcomes",
  pathways: "pathways",
  specification: "specification",
};

const areaOf = (kind: string): string => AREAS[kind.split(".")[0] ?? ""] ?? "";
const quoted = (who: string, words: string): string => t("laptop.specification.open.quoted", { who, words });

function objection(who: string, { reason, fix }: Records["agreement.objection"]): string {
  const said = quoted(who, reason);
  return fix ? `${said} ${t("laptop.agreement.fix")} ${fix}` : said;
}

/** Where something is settled: a finding, a position or a view at what it is about. */
function at(room: Room, about: AnyRecord | undefined, words: string, id: string): Line | undefined {
  if (!about) return undefined;
  const area = areaOf(about.kind);
  const name = about.kind === "specification.requirement" ? about.ref : sourceOf(about).name;
  return { id, name, words, href: area && placeOf(room, area, about.id) };
}

function reservation(room: Room, one: Records["agreement.position"] | Records["specification.assent"]): Line | undefined {
  const [about, words] = one.kind === "agreement.position" ? [one.clause, one.reason] : [one.requirement, one.words];
  const name = one.organisation ? organisationOf(room, one.organisation).name : t("laptop.specification.said.not_named");
  return at(room, room.get(about), quoted(name, words), one.id);
}

/** What is open about a record, by its id; undefined while it has not come. Reactive. */
export function lineOf(room: Room, id: string): Line | undefined {
  const one = room.get(id);
  switch (one?.kind) {
    case "agreement.objection":
      return at(room, room.get(one.clause), objection(organisationOf(room, one.organisation).name, one), id);
    case "agreement.position":
    case "specification.assent":
      return reservation(room, one);
    case "meeting.minority_view":
      return at(room, room.get(one.of), quoted(groupOf(room, one.group).name, one.words), id);
    case "specification.comment":
      return at(room, room.get(one.requirement), quoted(groupOf(room, one.group).name, one.masked ? t("laptop.specification.comments.masked") : one.words), id);
    case "specification.requirement":
      return at(room, one, [one.words, one.note].filter(Boolean).join(" "), id);
    case "hypotheses.hypothesis":
      return at(room, one, `${one.think} ${t(`laptop.specification.hypothesis.${one.status}`)}`, id);
    default:
      return one && at(room, one, sourceOf(one).words, id);
  }
}

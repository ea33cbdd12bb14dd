import building from "virtual:icon/building-2";
import database from "virtual:icon/database";
import footprints from "virtual:icon/footprints";
import helping from "virtual:icon/hand-helping";
import heart from "virtual:icon/hand-heart";
import handshake from "virtual:icon/heart-handshake";
import house from "virtual:icon/house";
import landmark from "virtual:icon/landmark";
import scale from "virtual:icon/scale";
import stethoscope from "virtual:icon/stethoscope";
import type { Records } from "../../wire";
import type { Lane } from "./model";

export type LaneThread = Lane["thread"];

const ICONS: Readonly<Record<LaneThread, string>> = {
  young_people: footprints,
  carers: handshake,
  voluntary: helping,
  housing: house,
  social_care: heart,
  justice: scale,
  health: stethoscope,
  commissioners: landmark,
  shared: database,
};
/** Every thread that a lane may have. */
export const LANE_THREADS = Object.keys(ICONS) as LaneThread[];

/** What all agencies share is a building; what no agency owns is shared data. */
export const laneIcon = ({ thread, agency }: Lane): string => (thread === "shared" && agency ? building : ICONS[thread]);

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** How a new lane looks: like the group or the organisation whose name it has; the person's own lane like young people. */
export function threadFor(
  name: string,
  kind: string,
  groups: readonly Pick<Records["meeting.group"], "id" | "name" | "thread">[],
  organisations: readonly Pick<Records["meeting.organisation"], "name" | "group">[],
): LaneThread {
  const of = organisations.find((one) => same(one.name, name))?.group;
  const group = groups.find((one) => same(one.name, name) || one.id === of);
  return group?.thread ?? (kind === "person" ? "young_people" : "shared");
}

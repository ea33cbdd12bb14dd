import database from "virtual:icon/database";
import footprints from "virtual:icon/footprints";
import helping from "virtual:icon/hand-helping";
import heart from "virtual:icon/hand-heart";
import handshake from "virtual:icon/heart-handshake";
import house from "virtual:icon/house";
import landmark from "virtual:icon/landmark";
import scale from "virtual:icon/scale";
import stethoscope from "virtual:icon/stethoscope";
import type { Lane } from "./model";

export type LaneThread = Lane["thread"];

/** Every thread that a lane may have, with its icon. */
export const LANE_ICONS: Readonly<Record<LaneThread, string>> = {
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
export const LANE_THREADS = Object.keys(LANE_ICONS) as LaneThread[];

import baby from "virtual:icon/baby";
import bed from "virtual:icon/bed";
import work from "virtual:icon/briefcase-business";
import bus from "virtual:icon/bus";
import form from "virtual:icon/clipboard-list";
import rain from "virtual:icon/cloud-rain";
import money from "virtual:icon/coins";
import dog from "virtual:icon/dog";
import doorLocked from "virtual:icon/door-closed-locked";
import doorOpen from "virtual:icon/door-open";
import listenedTo from "virtual:icon/ear";
import help from "virtual:icon/hand-helping";
import health from "virtual:icon/heart-pulse";
import waiting from "virtual:icon/hourglass";
import home from "virtual:icon/house";
import family from "virtual:icon/house-heart";
import key from "virtual:icon/key-round";
import talking from "virtual:icon/message-circle";
import night from "virtual:icon/moon";
import roundAndRound from "virtual:icon/refresh-cw";
import school from "virtual:icon/school";
import safe from "virtual:icon/shield-check";
import washing from "virtual:icon/shower-head";
import phone from "virtual:icon/smartphone";
import goodDay from "virtual:icon/sun";
import danger from "virtual:icon/triangle-alert";
import moving from "virtual:icon/truck";
import alone from "virtual:icon/user-round";
import friends from "virtual:icon/users-round";
import food from "virtual:icon/utensils";
import type { Picture } from "../wire";

/** The bank of pictures: a Lucide drawing for each. Its word stands under `common.picture`; the server names which there are. */
export const PICTURES: Readonly<Record<Picture, string>> = {
  home,
  bed,
  washing,
  food,
  key,
  door_open: doorOpen,
  door_locked: doorLocked,
  safe,
  danger,
  night,
  rain,
  good_day: goodDay,
  money,
  work,
  school,
  bus,
  moving,
  phone,
  form,
  waiting,
  round_and_round: roundAndRound,
  talking,
  listened_to: listenedTo,
  help,
  family,
  friends,
  alone,
  baby,
  dog,
  health,
};

export const PICTURE_NAMES = Object.keys(PICTURES) as Picture[];

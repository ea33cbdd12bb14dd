import { t } from "../../core/words";

/** Times are minutes; people say them in the unit that fits. */
export const UNITS = { minutes: 1, hours: 60, days: 1440, weeks: 10080 } as const;
export type Unit = keyof typeof UNITS;
export const UNIT_NAMES = Object.keys(UNITS) as Unit[];
export const LONGEST = 60 * 24 * 365 * 5;

/** The largest unit in which minutes are a round number; working time is never told in days. */
export function unitOf(minutes: number | null, working = false): Unit {
  const fits = UNIT_NAMES.filter((unit) => !working || UNITS[unit] < UNITS.days);
  if (!minutes) return working ? "minutes" : "hours";
  return fits.reduce<Unit>((best, unit) => (Number.isInteger(round(minutes / UNITS[unit])) && minutes >= UNITS[unit] ? unit : best), "minutes");
}

/** Minutes as a number of units, for a field; "" while unknown. */
export const inUnit = (minutes: number | null, unit: Unit): string =>
  minutes === null ? "" : String(round(minutes / UNITS[unit]));

/** What somebody typed, in minutes: null for nothing, undefined for what is no time. */
export function minutesOf(typed: string, unit: Unit): number | null | undefined {
  const words = typed.trim().replace(",", ".");
  if (!words) return null;
  const count = Number(words) * UNITS[unit];
  return Number.isFinite(count) && count >= 0 && count <= LONGEST ? round(count) : undefined;
}

/** "45 minutes", "1.5 hours", "3 days". */
export function said(minutes: number, working = false): string {
  const unit: Unit = minutes >= UNITS.days && !working ? "days" : minutes >= UNITS.hours ? "hours" : "minutes";
  const n = Math.round((minutes / UNITS[unit]) * 10) / 10;
  return t(`laptop.pathways.time.${unit}`, { n });
}

const round = (count: number): number => Math.round(count * 100) / 100;

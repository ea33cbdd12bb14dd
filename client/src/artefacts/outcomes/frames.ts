import activity from "virtual:icon/bike";
import ear from "virtual:icon/ear";
import key from "virtual:icon/key-round";
import learn from "virtual:icon/graduation-cap";
import people from "virtual:icon/users-round";
import nurture from "virtual:icon/hand-heart";
import pulse from "virtual:icon/heart-pulse";
import shield from "virtual:icon/shield";
import sprout from "virtual:icon/sprout";
import type { Records } from "../../wire";

export type Framework = Records["outcomes.framework"];
export type Theme = Records["outcomes.theme"];
export type Outcome = Records["outcomes.outcome"];
export type Quality = Records["outcomes.service_quality"];
export type Indicator = Records["outcomes.indicator"];

/** The published frameworks that come with the product, by key. */
export const PACKS = ["shanarri-2022", "wales-core-aims", "every-child-matters", "nef-wellbeing", "talking-points"] as const;
const [PUBLISHED] = PACKS;
const DRAWN: Readonly<Record<string, readonly string[]>> = { [PUBLISHED]: [shield, pulse, learn, nurture, activity, ear, key, people] };

/** The drawing of a theme: a published one has its own. */
export const iconOf = (framework: Framework, theme: Theme): string => DRAWN[framework.key]?.[theme.order - 1] ?? sprout;

/** How many outcomes carry each theme, by its id. */
export function coverage(themes: readonly Theme[], outcomes: readonly Outcome[]): Map<string, number> {
  return new Map(themes.map((theme) => [theme.id, outcomes.filter((one) => one.themes.includes(theme.id)).length]));
}

export const NEEDED = ["reader", "decision", "frequency", "held_by"] as const;
export type Lacking = (typeof NEEDED)[number];

/** What an indicator still lacks; while it lacks any of these it stays out of exports. */
export const lacks = (one: Pick<Indicator, Lacking>): Lacking[] => NEEDED.filter((name) => !one[name].trim());

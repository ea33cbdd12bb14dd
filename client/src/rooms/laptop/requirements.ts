import type { Records } from "../../wire";

export type Requirement = Records["specification.requirement"];

export interface Progress {
  readonly section: string;
  readonly agreed: number;
  readonly drafted: number;
  readonly gap: number;
  readonly of: number;
}

/** How far each section is, in the order of the sections; agreed with a reservation is agreed. */
export function progress(requirements: readonly Requirement[], sections: readonly string[]): Progress[] {
  return sections
    .map((section) => {
      const mine = requirements.filter((one) => one.section === section);
      const count = (...states: Requirement["status"][]): number => mine.filter((one) => states.includes(one.status)).length;
      return { section, agreed: count("agreed", "reserved"), drafted: count("drafted"), gap: count("gap"), of: mine.length };
    })
    .filter((one) => one.of > 0);
}

/** Nothing that was said leads to it. */
export const threadless = (one: Requirement): boolean => one.sources.length === 0;

import outline from "../../../../workshops/artefacts/specification/sections.en.json";
import type { SectionKey } from "./standing";

/** A section or annex: its number, its title in formal and in plain words, and what stands in it. */
export interface Heading {
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly plain_title: string;
  readonly intro: string;
}

/** The numbered sections, in the order of the document. */
export const SECTIONS: readonly (Heading & { key: SectionKey })[] = outline.sections as (Heading & { key: SectionKey })[];

/** The annex that lists what is not agreed. */
export const UNRESOLVED: Heading = outline.annexes[0] as Heading;

export const headingOf = (key: string): Heading | undefined => SECTIONS.find((one) => one.key === key);

/** "6. Service and pathway". */
export const titled = ({ number, title }: Heading): string => `${number}. ${title}`;

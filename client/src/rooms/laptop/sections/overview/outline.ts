import outline from "../../../../../../workshops/artefacts/specification/sections.en.json";

/** Number and title of every section of a specification, by key, in order. */
const SECTIONS: Readonly<Record<string, { number: string; title: string }>> = Object.fromEntries(
  outline.sections.map(({ key, number, title }) => [key, { number, title }]),
);
export default SECTIONS;

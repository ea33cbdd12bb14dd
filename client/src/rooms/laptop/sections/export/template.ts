import { Refusal } from "../../../../core/refusal";
import { load, send } from "../../../../net/http";

/** A partnership's own Word template: `GET /api/partnerships/<id>/template`; "" where there is none. */
export interface Template {
  readonly name: string;
  readonly added_at: string;
}

const LARGEST = 5 * 1024 * 1024;
const LONGEST_NAME = 120;
const at = (partnership: string): string => `/partnerships/${partnership}/template`;

export const templateOf = (partnership: string): Promise<Template> => load<Template>(at(partnership));
export const forget = (partnership: string): Promise<Template> => send<Template>(`${at(partnership)}/remove`);

/** Keep the looks of a Word file. Throws a Refusal; one that is too large is not even sent. */
export async function keep(partnership: string, file: File): Promise<Template> {
  if (file.size > LARGEST) throw new Refusal("invalid", { reason: "too_large" });
  // Without a type of its own the body is taken as it is.
  return send<Template>(`${at(partnership)}?name=${encodeURIComponent(named(file.name))}`, new Blob([file]));
}

/** A file's name as it is kept: as long as names may be, with its ending. */
export const named = (name: string): string =>
  name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 6)}…${name.slice(-5)}`;

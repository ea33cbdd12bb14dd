/** A document that this reader may export: `GET /api/partnerships/<id>/exports`. */
export interface OfferedDocument {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly status: string;
  readonly version: string;
  readonly cover: readonly (readonly [label: string, value: string])[];
  readonly left_out: readonly string[];
  readonly formats: readonly string[];
}

export interface OfferedMap {
  readonly id: string;
  readonly name: string;
  readonly formats: readonly string[];
}

export interface Offer {
  readonly at: string;
  readonly documents: readonly OfferedDocument[];
  readonly maps: readonly OfferedMap[];
}

/** Everything that is chosen: names of documents, ids of maps, and the file types of each. */
export interface Chosen {
  readonly documents: readonly string[];
  readonly forms: readonly string[];
  readonly maps: readonly string[];
  readonly mapForms: readonly string[];
}

/** One file to be made: how it is asked for, what it is called on the disk, and what it is for people. */
export interface Wanted {
  readonly name: string;
  readonly path: string;
  readonly file: string;
  readonly of: string;
  readonly form: string;
}

/** As of when ("" is now), and whether Word files come in the partnership's own template. */
export interface As {
  readonly at: string;
  readonly ownLooks: boolean;
}

/** "A safe place: to live" as a part of a file name. */
export const slug = (words: string): string =>
  words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/** The files of a choice, document by document. What is not offered is not asked for. */
export function wanted({ documents, maps }: Offer, chosen: Chosen, partnership: string): Wanted[] {
  const start = slug(partnership);
  const named = (rest: string, form: string): string => [start, `${rest}.${form}`].filter(Boolean).join("-");
  const ofDocuments = documents
    .filter((one) => chosen.documents.includes(one.name))
    .flatMap(({ name, kind, formats }) =>
      chosen.forms
        .filter((form) => formats.includes(form))
        .map((form) => ({ name, path: `${name}.${form}`, file: named(name, form), of: kind, form })),
    );
  const ofMaps = maps
    .filter((one) => chosen.maps.includes(one.id))
    .flatMap(({ id, name, formats }) =>
      chosen.mapForms
        .filter((form) => formats.includes(form))
        .map((form) => ({ name: `map-${id}`, path: `map-${id}.${form}`, file: named(slug(name) || "map", form), of: name, form })),
    );
  return [...ofDocuments, ...ofMaps];
}

/** A moment as it is typed on this device's clock ("2026-05-12T15:30"), as ISO 8601 in UTC; "" where it is none. */
export function momentOf(typed: string): string {
  const moment = new Date(typed);
  return typed && !Number.isNaN(moment.getTime()) ? moment.toISOString() : "";
}

/** A status without shouting: what the page of a document sets in capitals is a sentence here. */
export const calm = (status: string): string =>
  status === status.toUpperCase() ? status.charAt(0) + status.slice(1).toLowerCase() : status;

/** "34 kB". */
export const sizeOf = (bytes: number): string => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

import { t } from "../../core/words";
import { listed } from "../../rooms/laptop/moments";
import type { Standing } from "./standing";

/** How a clause stands, as a sentence: "Harbour Rooms objects. Waiting for Health." */
export function told({ state, objects, waiting, reservations, agrees }: Standing, name: (id: string) => string): string {
  const names = (ids: readonly string[]): string => listed(ids.map(name), 2);
  const of = agrees.length + reservations.length + objects.length + waiting.length;
  if (state === "agreed") return t("laptop.agreement.state.agreed", { n: of });
  if (state === "reservations") return t("laptop.agreement.state.reservations", { n: reservations.length, of });
  const parts = [
    objects.length && t("laptop.agreement.state.objection", { n: objects.length, names: names(objects) }),
    waiting.length && waiting.length === of && t("laptop.agreement.state.nobody"),
    waiting.length && waiting.length < of && t("laptop.agreement.state.waiting", { names: names(waiting) }),
  ];
  return parts.filter(Boolean).join(" ") || t("laptop.agreement.state.no_organisation");
}

const SHARED = 3;
const LONG = 9;

/** Names for narrow columns: without a first word that several share, and with a place to break in long words. */
export function shortNames(names: readonly string[]): Map<string, string> {
  const first = (name: string): string => name.split(" ")[0] ?? "";
  const shared = (name: string): boolean => names.filter((other) => first(other) === first(name)).length >= SHARED;
  const cut = (name: string): string => (shared(name) && name.includes(" ") ? name.slice(first(name).length + 1) : name);
  return new Map(names.map((name) => [name, cut(name).replace(/\p{L}+/gu, softened)]));
}

const softened = (word: string): string => (word.length > LONG ? `${word.slice(0, -7)}\u00ad${word.slice(-7)}` : word);

import { has, t } from "../../../../core/words";

/** Something that was done with rights, words or files, as the server tells facilitators of it. */
export interface Deed {
  readonly at: string;
  readonly deed: string;
  readonly by: string;
  readonly about: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly detail: string;
}

/** One deed as a sentence. Organisations are told by the name that `named` finds. */
export function told({ deed, by, about, before, after, detail }: Deed, named: (id: string) => string): string {
  const name = (nickname: string): string => nickname || t("laptop.deeds.nobody");
  const rights = (all: readonly string[]): string => all.map((one) => right(one, named)).join(", ");
  const values = {
    name: name(by), about: name(about), before: rights(before), after: rights(after), detail: detailed(deed, detail),
  };
  const own = `laptop.deeds.${deed}.${detail}`;
  return t(has(own) ? own : `laptop.deeds.${deed}`, values);
}

function right(one: string, named: (id: string) => string): string {
  const [kind, id] = one.split(":");
  return kind === "organisation" && id ? t("laptop.deeds.speaks_for", { name: named(id) }) : t(`laptop.role.${one}`);
}

function detailed(deed: string, detail: string): string {
  switch (deed) {
    case "room_rule":
      return detail ? detail.split(" ").map((one) => t(`laptop.rules.${one}.name`)).join(", ") : t("laptop.deeds.no_rule");
    case "register_opened":
      return t(`laptop.register.why.${detail}`);
    case "let_go": {
      const [of = "", count = "0"] = detail.split(" ");
      return `${t(`laptop.kept.${of}`)} (${count})`;
    }
    default:
      return detail;
  }
}

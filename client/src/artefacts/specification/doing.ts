import archive from "virtual:icon/archive-x";
import down from "virtual:icon/arrow-down";
import folder from "virtual:icon/folder-input";
import gap from "virtual:icon/circle-dashed";
import gauge from "virtual:icon/signal";
import link from "virtual:icon/link-2";
import scale from "virtual:icon/scale";
import undo from "virtual:icon/undo-2";
import up from "virtual:icon/arrow-up";
import { may } from "../../core/rights";
import { t } from "../../core/words";
import type { MenuItem } from "../../ui/Menu.svelte";
import { asked } from "../asked";
import { move } from "./moving";
import type { Paper } from "./paper.svelte";
import { type Requirement, type Strength, STRENGTHS } from "./standing";

/** The forms that open from a requirement. */
export type Form = "word" | "settle" | "place" | "link" | "mark_gap" | "withdraw" | "dissent";

/** What this viewer may do with a requirement besides agreeing and rewording it. Reactive. */
export function things(paper: Paper, one: Requirement, opens: (form: Form) => void): MenuItem[] {
  const { room } = paper;
  const left = one.status === "withdrawn";
  const writes = paper.open && may(room.me, "specification.place");
  const edits = paper.open && may(room.me, "specification.withdraw");
  return [
    ...(may(room.me, "meeting.keep_minority_view") ? [form("dissent", scale, opens)] : []),
    ...(writes ? [form("link", link, opens)] : []),
    ...(writes && !left ? [...strengths(paper, one), form("mark_gap", gap, opens)] : []),
    ...(writes ? [...neighbours(paper, one), form("place", folder, opens)] : []),
    ...(edits && left ? [{ label: t("laptop.specification.do.take_up"), icon: undo, onclick: () => takeUp(paper, one) }] : []),
    ...(edits && !left ? [{ ...form("withdraw", archive, opens), danger: true }] : []),
  ];
}

const form = (what: Form, icon: string, opens: (form: Form) => void): MenuItem => ({
  label: t(`laptop.specification.do.${what}`), icon, onclick: () => opens(what),
});

function strengths(paper: Paper, one: Requirement): MenuItem[] {
  return STRENGTHS.filter((each) => each !== one.strength).map((strength) => ({
    label: t("laptop.specification.do.strength", { strength }), icon: gauge, onclick: () => setStrength(paper, one, strength),
  }));
}

function setStrength({ room }: Paper, { id, ref, strength: before, status }: Requirement, strength: Strength): void {
  const settled = status === "agreed" || status === "reserved";
  const undo = (): void => void asked(room, "specification.set_strength", { requirement: id, strength: before }, () => t("laptop.wording.undone"));
  const words = t(`laptop.specification.strength.${settled ? "drafted_again" : "set"}`, { ref, strength });
  void asked(room, "specification.set_strength", { requirement: id, strength }, () => ({ words, undo }));
}

/** One up, one down, as far as there is somewhere to go. */
function neighbours(paper: Paper, one: Requirement): MenuItem[] {
  const all = paper.section(one.section);
  const at = all.findIndex((each) => each.id === one.id);
  const step = (way: "up" | "down", icon: string, index: number): MenuItem[] =>
    index < 0 || index >= all.length
      ? []
      : [{ label: t(`laptop.specification.do.${way}`), icon, onclick: () => void move(paper, one, one.section, index, t(`laptop.specification.moved.${way}`, { ref: one.ref })) }];
  return [...step("up", up, at - 1), ...step("down", down, at + 1)];
}

function takeUp({ room }: Paper, { id, ref }: Requirement): void {
  void asked(room, "specification.take_up", { requirement: id }, () => t("laptop.specification.taken_up", { ref }));
}

import calendar from "virtual:icon/calendar-days";
import download from "virtual:icon/file-down";
import handshake from "virtual:icon/handshake";
import dashboard from "virtual:icon/layout-dashboard";
import bulb from "virtual:icon/lightbulb";
import route from "virtual:icon/route";
import answers from "virtual:icon/messages-square";
import shield from "virtual:icon/shield-check";
import scroll from "virtual:icon/scroll-text";
import sprout from "virtual:icon/sprout";
import users from "virtual:icon/users-round";
import type { Component } from "svelte";
import type { Role } from "../../wire";

type Opens = () => Promise<{ default: Component }>;

export interface Section {
  /** The part of the path, and of the sentence keys. */
  readonly name: string;
  readonly icon: string;
  /** Begins a new part of the navigation. */
  readonly apart: boolean;
  readonly opens: Opens;
  /** Whoever has one of these roles finds it in the navigation; without them, everybody. */
  readonly only: readonly Role[];
}

const FOUND = import.meta.glob<{ default: Component }>(["./sections/*/Section.svelte", "../../artefacts/*/Section.svelte"]);

const opener = (name: string): Opens | undefined =>
  FOUND[`../../artefacts/${name}/Section.svelte`] ?? FOUND[`./sections/${name}/Section.svelte`];

const ORDER: readonly (readonly [name: string, icon: string, apart?: boolean])[] = [
  ["overview", dashboard],
  ["agreement", handshake],
  ["hypotheses", bulb],
  ["pathways", route],
  ["outcomes", sprout],
  ["specification", scroll],
  ["sessions", calendar, true],
  ["answers", answers],
  ["people", users],
  ["safety", shield],
  ["export", download, true],
];

const ONLY: Readonly<Record<string, readonly Role[]>> = { safety: ["facilitator", "safeguarding_lead"] };

/** Every section that is there, in the order of the navigation. */
export const SECTIONS: readonly Section[] = ORDER.flatMap(([name, icon, apart = false]) => {
  const opens = opener(name);
  return opens ? [{ name, icon, apart, opens, only: ONLY[name] ?? [] }] : [];
});

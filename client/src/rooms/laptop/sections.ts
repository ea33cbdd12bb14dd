import calendar from "virtual:icon/calendar-days";
import download from "virtual:icon/file-down";
import handshake from "virtual:icon/handshake";
import dashboard from "virtual:icon/layout-dashboard";
import bulb from "virtual:icon/lightbulb";
import route from "virtual:icon/route";
import scroll from "virtual:icon/scroll-text";
import sprout from "virtual:icon/sprout";
import users from "virtual:icon/users-round";
import type { Component } from "svelte";

type Opens = () => Promise<{ default: Component }>;

export interface Section {
  /** The part of the path, and of the sentence keys. */
  readonly name: string;
  readonly icon: string;
  /** Begins a new part of the navigation. */
  readonly apart: boolean;
  readonly opens: Opens;
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
  ["people", users],
  ["export", download, true],
];

/** Every section that is there, in the order of the navigation. */
export const SECTIONS: readonly Section[] = ORDER.flatMap(([name, icon, apart = false]) => {
  const opens = opener(name);
  return opens ? [{ name, icon, apart, opens }] : [];
});

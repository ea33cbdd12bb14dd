import type { MenuItem } from "./Menu.svelte";

/** Somebody who is signed in, and what their menu offers. */
export interface User {
  readonly name: string;
  readonly role: string;
  readonly items: readonly MenuItem[];
}

export interface NavItem {
  href: string;
  label: string;
  icon: string;
  /** A count that wants attention, and the words for it. */
  badge?: { n: number; words: string };
  /** Begins a new section of the list. */
  apart?: boolean;
  /** A shorter word for the rail. */
  short?: string;
}

/** The link that a path belongs to: the longest that it begins with, or "". */
export function here(nav: readonly NavItem[], path: string): string {
  const fits = nav.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  return fits.reduce((best, { href }) => (href.length > best.length ? href : best), "");
}

import type { Component } from "svelte";
import type { Params } from "./router.svelte";

/** Every page gets the parameters of its path. */
export type Page = Component<{ params: Params }>;

type Opens = () => Promise<{ default: Page }>;

/** Path to page; each page is a chunk of its own, so that a phone loads only what it shows. */
export const PAGES: readonly (readonly [pattern: string, opens: Opens])[] = [
  ["/", () => import("./phone/Join.svelte")],
  ["/j/:code", () => import("./phone/Join.svelte")],
  ["/take-part/:id/*rest", () => import("./phone/TakePart.svelte")],
  ["/welcome/:token", () => import("./laptop/Welcome.svelte")],
  ["/sign-in", () => import("./laptop/SignIn.svelte")],
  ["/home", () => import("./laptop/Home.svelte")],
  ["/p/:id/:area/*rest", () => import("./laptop/Partnership.svelte")],
  ["/p/:id", () => import("./laptop/Partnership.svelte")],
  ["/projector/:id", () => import("./projector/Projector.svelte")],
  // The kit on one page, for whoever builds with it: not part of what is shipped.
  ...(import.meta.env.DEV ? [["/gallery", () => import("./gallery/Gallery.svelte")] as const] : []),
];

import type { Component } from "svelte";
import type { Params } from "./router.svelte";

/** Every page gets the parameters of its path. */
export type Page = Component<{ params: Params }>;

type Opens = () => Promise<{ default: Page }>;

/** Path to page; each page is a chunk of its own, so that a phone loads only what it shows. */
export const PAGES: readonly (readonly [pattern: string, opens: Opens])[] = [
  ["/", () => import("./rooms/phone/Join.svelte")],
  ["/j/:code", () => import("./rooms/phone/Join.svelte")],
  ["/left", () => import("./rooms/phone/Left.svelte")],
  ["/take-part/:id/*rest", () => import("./rooms/phone/TakePart.svelte")],
  ["/welcome/:token", () => import("./rooms/entry/Welcome.svelte")],
  ["/sign-in", () => import("./rooms/entry/SignIn.svelte")],
  ["/home", () => import("./rooms/entry/Home.svelte")],
  ["/p/:id/:area/*rest", () => import("./rooms/laptop/Laptop.svelte")],
  ["/p/:id", () => import("./rooms/laptop/Laptop.svelte")],
  ["/projector/:id", () => import("./rooms/projector/Projector.svelte")],
  // The kit on one page, for whoever builds with it: not part of what is shipped.
  ...(import.meta.env.DEV ? [["/gallery", () => import("./gallery/Gallery.svelte")] as const] : []),
];

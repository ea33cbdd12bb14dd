import { getContext, type Snippet } from "svelte";

export const FOOT = Symbol("foot");

export interface Foot {
  actions: Snippet | undefined;
}

/** Pin a page's buttons at the foot of the shell for as long as the page is shown. Call it inside an effect. */
export function pinned(foot: Foot, actions: Snippet): () => void {
  foot.actions = actions;
  return () => {
    if (foot.actions === actions) foot.actions = undefined;
  };
}

export const useFoot = (): Foot => getContext<Foot>(FOOT);

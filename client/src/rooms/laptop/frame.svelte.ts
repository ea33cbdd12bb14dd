import { getContext, setContext, type Snippet } from "svelte";

/** What a section may ask of the frame around it. */
export interface Wishes {
  /** The narrow rail instead of the full navigation, for maps. */
  rail?: boolean;
  /** No gutter; the section scrolls inside the window. */
  full?: boolean;
  /** The fixed bar at the foot. */
  bar?: Snippet;
  /** What is chosen, at the right; below the laptop size a sheet at the foot. */
  drawer?: Snippet;
  drawerTitle?: string;
  drawerWidth?: number;
  /** The drawer has been closed by hand. */
  onclose?: () => void;
}

export class Frame {
  #wishes = $state.raw<Wishes>({});

  get wishes(): Wishes {
    return this.#wishes;
  }

  /** In a section: `$effect(() => frame.wish({ rail: true }))`. What it wished for ends with it. */
  wish(wishes: Wishes): () => void {
    this.#wishes = wishes;
    return () => {
      if (this.#wishes === wishes) this.#wishes = {};
    };
  }
}

const FRAME = Symbol("frame");
export const provideFrame = (): Frame => setContext(FRAME, new Frame());
export const useFrame = (): Frame => getContext<Frame>(FRAME);

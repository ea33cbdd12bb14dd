import { SvelteMap } from "svelte/reactivity";

interface Writing {
  readonly words: string;
  /** What the words rest on, or what they are about besides. */
  readonly beside: string;
}

/** What somebody has begun to write on a map and not yet asked for, by place. */
export type Writings = SvelteMap<string, Writing>;
export const writings = (): Writings => new SvelteMap();

/** The place of an answer to why something hurts, or why that is. */
export const whyOf = (id: string): string => `why ${id}`;

/** What is being written at one place: it waits there while somebody looks elsewhere on the map. Reactive. */
export class Begun {
  /** It was begun just now, so the focus goes there; what waited takes it from nothing. */
  now = $state(false);

  constructor(
    private readonly all: Writings,
    private readonly place: string,
  ) {}

  get open(): boolean {
    return this.all.has(this.place);
  }
  get words(): string {
    return this.all.get(this.place)?.words ?? "";
  }
  set words(words: string) {
    this.put(words, this.beside);
  }
  get beside(): string {
    return this.all.get(this.place)?.beside ?? "";
  }
  set beside(beside: string) {
    this.put(this.words, beside);
  }

  begin(words = "", beside = ""): void {
    this.now = true;
    this.put(words, beside);
  }
  put(words: string, beside: string): void {
    this.all.set(this.place, { words, beside });
  }
  end(): void {
    this.all.delete(this.place);
  }
}

import alert from "virtual:icon/circle-alert";
import { getContext, setContext, tick } from "svelte";
import type { Made } from "../../core/journal";
import { Refusal, sentenceOf } from "../../core/refusal";
import { may } from "../../core/rights";
import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import { toast } from "../../ui/toasts.svelte";
import { writings } from "./begun.svelte";
import { linked } from "./changes";
import { deadEnds } from "./flow";
import { sheetOf, type Sheet } from "./grid/sheet";
import { keepLetters, lettersKept } from "./keys";
import { laidOut } from "./layout";
import { Model, type PathMap, type Shape, type Step } from "./model";
import type { Drawn } from "./spoken";
import { type Change, ChangedSince, History } from "./undo";
import { afterLoss } from "./walk";

/** What is being asked in a dialog over the map. */
export type Dialog =
  | { readonly kind: "add"; readonly shape: Shape; readonly lane?: string; readonly column?: number }
  | { readonly kind: "connect" | "move" | "pain" | "feeling" | "remove" | "basis" | "keys" | "lanes" | "rename" | "part" };

export type View = "map" | "list";
export type Tab = "whole" | "step";
const PATIENCE = 40;
export const NEAREST = 2;
/** Words of 14 px are never drawn under 13: the rest is panning, or the whole map with the numbers of steps alone. */
export const FURTHEST = 0.93;
export const WHOLE = 0.15;

/** One map on the screen: what it shows, what is chosen, and every way to change it. */
export class Board {
  readonly map: string;
  readonly room: Room;
  selected = $state("");
  view = $state<View>("map");
  tab = $state<Tab>("whole");
  drawer = $state(true);
  zoom = $state(1);
  /** So far away that no words are drawn. */
  readonly far = $derived(this.zoom < FURTHEST);
  /** The step that the next one pressed is connected from; "" while nothing is being connected. */
  connecting = $state("");
  letters = $state(lettersKept());
  /** What is said at once to those who listen. */
  saying = $state("");
  dialog = $state.raw<Dialog | undefined>();
  canUndo = $state(false);
  canRedo = $state(false);
  /** Counts up whenever the chosen step shall have the focus, or the whole map shall fit. */
  focusing = $state(0);
  fitting = $state(0);
  /** Counts up whenever the drawer shall have the focus. */
  editing = $state(0);
  /** What is being written in the drawer. */
  readonly writings = writings();
  /** Ids that our own operations touched, since the last announcement. */
  readonly own = new Set<string>();
  readonly #history: History;
  #before: Element | null = null;

  readonly record = $derived.by((): PathMap | undefined => this.room.get<"pathways.map">(this.map));
  readonly model = $derived.by(() => new Model(this.map, partsOf(this.room)));
  readonly #sheet = $derived.by(() => {
    const { lanes, steps, links, feelings } = this.model;
    return JSON.stringify(sheetOf({ lanes, steps, links, felt: new Set(feelings.map((one) => one.step)) }));
  });
  /** Drawn anew only when something changed that the drawing depends on. */
  readonly layout = $derived(laidOut(JSON.parse(this.#sheet) as Sheet));
  readonly boxes = $derived(new Map(this.layout.boxes.map((box) => [box.id, box])));
  readonly drawn = $derived.by((): Drawn => {
    const loops = new Set(this.layout.links.filter((link) => link.loop).map((link) => link.id));
    return { loops, deadEnds: deadEnds(this.model, loops) };
  });
  readonly step = $derived.by((): Step | undefined => this.model.step(this.selected));
  /** May draw, not only speak. */
  readonly draws = $derived.by(() => may(this.room.me, "pathways.add_step"));
  readonly speaks = $derived.by(() => may(this.room.me, "pathways.say_feeling"));

  constructor(room: Room, map: string) {
    this.room = room;
    this.map = map;
    this.#history = new History(
      ({ kind, body, predict }) => {
        for (const words of stringsIn(body)) this.own.add(words);
        return room.ask(kind, body, predict ? { predict } : {});
      },
      (id) => room.get(id),
    );
  }

  /** Choose a step, or nothing; others here see it. */
  select(id: string, tab: Tab | "" = ""): void {
    if (id !== this.selected) {
      if (this.selected && !id) this.room.tell(this.selected, "");
      this.selected = id;
      if (id) this.room.tell(id, "selection");
    }
    if (tab) this.tab = tab;
    else if (!id) this.tab = "whole";
  }

  /** Choose a step and give it the focus. */
  async go(id: string | undefined): Promise<void> {
    // What was just made shows a moment after the answer.
    for (let i = 0; i < PATIENCE && id && !this.model.step(id); i++) await new Promise((done) => setTimeout(done, 25));
    if (!id || !this.model.step(id)) return;
    this.select(id);
    await tick();
    this.focusing += 1;
  }

  /** Open the drawer at a step, by default the chosen one; its first field takes the focus. */
  edit(id = this.selected): void {
    if (!id) return;
    this.select(id, "step");
    this.drawer = true;
    this.editing += 1;
  }

  /** Press a step: choose it, or lead to it while connecting. */
  press(id: string): void {
    if (this.connecting && this.connecting !== id) this.connect(id);
    else this.select(id, "step");
  }

  connect(end: string): void {
    const start = this.connecting || this.selected;
    this.connecting = "";
    if (!start || start === end) return;
    const refs = { start: this.model.ref(start), end: this.model.ref(end) };
    void this.perform(linked({ start, end }), t("laptop.pathways.said.linked", refs));
  }

  /** From the map to the list or back, the same step chosen. */
  turn(to: View = this.view === "map" ? "list" : "map"): void {
    this.view = to;
    if (this.selected) void this.go(this.selected);
  }

  open(dialog: Dialog): void {
    this.#before = document.activeElement;
    this.dialog = dialog;
  }

  /** The dialog is gone. A browser does not always give the focus back to a drawn step, so we do. */
  async close(): Promise<void> {
    this.dialog = undefined;
    await tick();
    if (document.activeElement && document.activeElement !== document.body) return;
    if (this.#before instanceof SVGElement || this.#before instanceof HTMLElement) this.#before.focus();
  }

  /**
   * Do it and remember the way back. What can be seen anyway is only said to those who listen; `shown` also shows it,
   * with a way to undo it. What is refused is shown, and gives undefined.
   */
  async perform(change: Change, words = "", shown = false): Promise<readonly Made[] | undefined> {
    const made = await this.#try(() => this.#history.perform(change));
    for (const { ids } of made ?? []) for (const id of ids) this.own.add(id);
    const { last } = this.#history;
    if (made && shown) toast(words, { undo: () => void this.undo(last) });
    else if (made && words) this.saying = words;
    return made;
  }

  undo(which?: unknown): Promise<void> {
    return this.#turned(() => this.#history.undo(which), "undone");
  }

  redo(): Promise<void> {
    return this.#turned(() => this.#history.redo(), "redone");
  }

  async #turned(act: () => Promise<boolean>, said: string): Promise<void> {
    if (await this.#try(act)) toast(t(`laptop.pathways.said.${said}`));
    const now = this.#history.now(this.selected);
    if (now !== this.selected) await this.go(now);
  }

  /** The chosen step has gone: who stood on it goes on to another, for anybody else nothing is chosen. */
  lost(before: Model): void {
    const { selected } = this;
    this.select("");
    if (document.activeElement === document.body) void this.go(afterLoss(before, this.model, selected));
  }

  switchLetters(on: boolean): void {
    this.letters = on;
    keepLetters(on);
  }

  magnify(by: number): void {
    const least = by < 0 ? Math.min(this.zoom, FURTHEST) : FURTHEST;
    this.zoom = Math.round(Math.min(NEAREST, Math.max(least, this.zoom + by)) * 100) / 100;
  }

  async #try<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      toast(reasonOf(error), { icon: alert });
      return undefined;
    } finally {
      this.canUndo = this.#history.canUndo;
      this.canRedo = this.#history.canRedo;
    }
  }
}

/** Why something was not done, in the words of maps. */
export function reasonOf(error: unknown): string {
  if (error instanceof ChangedSince) return t("laptop.pathways.said.changed_since");
  return sentenceOf(error, error instanceof Refusal ? String(error.details["reason"] ?? "") : "");
}

/** What may stand on maps, as a room holds it; words that are out of sight are replaced. */
export function partsOf(room: Room): ConstructorParameters<typeof Model>[1] {
  return {
    lanes: room.of("pathways.lane"),
    steps: room.of("pathways.step").map(shown),
    links: room.of("pathways.link"),
    pains: room.of("pathways.pain_point").map(shown),
    feelings: room.of("pathways.feeling").filter((one) => !one.masked),
    ideas: room.of("pathways.idea").map(shown),
  };
}

/** Where words are out of sight, their place says so. */
const shown = <T extends { readonly masked: boolean; readonly words: string }>(one: T): T =>
  one.masked ? { ...one, words: t("laptop.pathways.masked") } : one;

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(stringsIn) : [];
}

const BOARD = Symbol("board");
export const provideBoard = (board: Board): Board => setContext(BOARD, board);
export const useBoard = (): Board => getContext<Board>(BOARD);

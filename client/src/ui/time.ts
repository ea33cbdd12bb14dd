import { locale } from "../core/words";

/** Times as people say them: "3:30pm", "12 May", "6:40", "+2:10". */

export interface Counted {
  readonly seconds: number;
  readonly elapsed: number;
  readonly started_at: string;
}

/** Seconds left on a timer at a moment (server's milliseconds); below zero when it is over. */
export function left({ seconds, elapsed, started_at }: Counted, now: number): number {
  const running = started_at ? (now - Date.parse(started_at)) / 1000 : 0;
  return Math.ceil(seconds - elapsed - running);
}

/** "6:40" left, or "+2:10" over. */
export function clock(seconds: number): string {
  const total = Math.abs(seconds);
  const digits = `${Math.floor(total / 60)}:${String(total % 60).padStart(2, "0")}`;
  return seconds < 0 ? `+${digits}` : digits;
}

/** "12 May", with the year when it is not this one. */
export function day(moment: string, now = Date.now()): string {
  const date = new Date(moment);
  const year = date.getFullYear() === new Date(now).getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(locale(), { day: "numeric", month: "long", year });
}

/** "3:30pm". */
export function hour(moment: string): string {
  return new Date(moment)
    .toLocaleTimeString(locale(), { hour: "numeric", minute: "2-digit", hour12: true })
    .replace(/\s/g, "")
    .toLowerCase();
}

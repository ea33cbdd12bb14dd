import { t } from "../../core/words";
import { hour } from "../../ui/time";
import type { Records } from "../../wire";
import { type Activity, minutesOf, sameDay, type Session, span } from "./agenda";

/** "3 Mar". */
export const shortDay = (moment: string): string =>
  new Date(moment).toLocaleDateString("en-GB", { day: "numeric", month: "short" });

/** "Today" or "3 Mar"; without a time, that there is none yet. */
export function dayOf({ starts_at, status }: Session, now: number): string {
  if (!starts_at && status === "live") return t("laptop.session.today");
  if (!starts_at) return t("laptop.session.no_time");
  return sameDay(starts_at, now) ? t("laptop.session.today") : shortDay(starts_at);
}

/** A session that was planned without a date is dated by when it was opened, which its summary knows. */
export function dated(session: Session, summaries: readonly Records["meeting.summary"][]): Session {
  const opened = summaries.find((one) => one.session === session.id)?.opened_at;
  return session.starts_at || !opened ? session : { ...session, starts_at: opened };
}

/** "1:30pm to 3:30pm", or "" while no time is set. */
export function hoursOf(session: Session, agenda: readonly Activity[]): string {
  const found = span(session, minutesOf(agenda));
  return found ? t("laptop.session.hours", { from: hour(found.from), to: hour(found.to) }) : "";
}

/** "Today, 1:30pm to 3:30pm"; of a session that is over only the day, since its summary tells the hours it took. */
export const whenOf = (session: Session, agenda: readonly Activity[], now: number): string =>
  [dayOf(session, now), session.status === "ended" ? "" : hoursOf(session, agenda)].filter(Boolean).join(", ");

/** "H3 and H10"; more than `most` are counted. */
export function listed(names: readonly string[], most = 3): string {
  const [shown, more] = [names.slice(0, most), names.length - most];
  if (more > 0) return t("laptop.list.more", { names: shown.join(", "), n: more });
  const last = shown.pop() ?? "";
  return shown.length ? t("laptop.list.and", { names: shown.join(", "), last }) : last;
}

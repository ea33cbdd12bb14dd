import type { Records } from "../../wire";

export type Activity = Records["meeting.activity"];
export type Session = Records["meeting.session"];

/** The agenda of one session, in order. */
export const agendaOf = (activities: readonly Activity[], session: string): Activity[] =>
  activities.filter((one) => one.session === session).sort((a, b) => a.order - b.order);

/** What comes before and after the current item; with none current, the first item comes next. */
export function around(agenda: readonly Activity[], current: string): { before?: Activity; after?: Activity } {
  const at = agenda.findIndex((one) => one.id === current);
  const [before, after] = [agenda[at - 1], agenda[at + 1]];
  return { ...(before && { before }), ...(after && { after }) };
}

/** Minutes in all, and those of them that are breaks. */
export const sums = (agenda: readonly Activity[]): { minutes: number; breaks: number } => ({
  minutes: minutesOf(agenda),
  breaks: minutesOf(agenda.filter((one) => one.block === "break")),
});

/** Minutes planned in all. */
export const minutesOf = (agenda: readonly Activity[]): number => agenda.reduce((sum, one) => sum + one.minutes, 0);

/** Where time can be taken from when the current item is over: the next break, else the longest item still to come. */
export function spare(agenda: readonly Activity[], current: string): Activity | undefined {
  const coming = agenda.slice(agenda.findIndex((one) => one.id === current) + 1).filter((one) => !one.done);
  const longest = [...coming].sort((a, b) => b.minutes - a.minutes)[0];
  return coming.find((one) => one.block === "break") ?? longest;
}

/** The session that is live; else the next planned one, by time and then by number. */
export function nextSession(sessions: readonly Session[]): Session | undefined {
  const live = sessions.find((one) => one.status === "live");
  const planned = sessions.filter((one) => one.status === "planned");
  // A session without a time comes after those that have one.
  const when = (one: Session): number => (one.starts_at ? Date.parse(one.starts_at) : Infinity);
  const sooner = (a: Session, b: Session): number => (when(a) === when(b) ? a.number - b.number : when(a) < when(b) ? -1 : 1);
  return live ?? planned.sort(sooner)[0];
}

/** Start and end as moments, or undefined while no time is set. */
export function span(session: Session, minutes: number): { from: string; to: string } | undefined {
  if (!session.starts_at) return undefined;
  const to = new Date(Date.parse(session.starts_at) + minutes * 60_000).toISOString();
  return { from: session.starts_at, to };
}

/** Whether two moments fall on one day here. */
export const sameDay = (one: string, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString();

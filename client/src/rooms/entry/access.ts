import { load, send } from "../../net/http";
import type { Records, Role, Stage, Thread } from "../../wire";

export type Nation = Records["meeting.room_rules"]["nation"];
export const NATIONS: readonly Exclude<Nation, "">[] = ["england", "northern_ireland", "scotland", "wales"];

/** What an invitation is for. */
export interface Invitation {
  readonly first: boolean;
  readonly name: string;
  readonly partnership: string;
  readonly roles: readonly Role[];
  readonly group: string;
  readonly organisation: string;
}

/** A partnership in which this browser has a seat, and by which door: a person's, or a projector's. */
export interface Mine {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  readonly teaching: string;
  readonly door: string;
  readonly seat: string;
  readonly nickname: string;
  readonly roles: readonly Role[];
}

export interface Me {
  readonly account: { readonly name: string; readonly sign_in_name: string } | null;
  readonly partnerships: readonly Mine[];
}

export interface Seated {
  readonly partnership: string;
  readonly seat: string;
  readonly come_back: string;
}

export interface NewPartnership {
  name: string;
  vision: string;
  stage: Stage;
  /** "" while nobody has said. */
  nation: Nation;
  groups: { name: string; thread: Thread }[];
  /** `group` is the name of one of the groups, or "". */
  organisations: { name: string; group: string }[];
}

export const lookAt = (token: string): Promise<Invitation> => send("/welcome/look", { token });
export const accept = (
  token: string,
  account: { name: string; sign_in_name: string; password: string },
): Promise<Seated> => send("/welcome", { token, ...account });
export const signIn = (sign_in_name: string, password: string): Promise<Me> =>
  send("/sign-in", { sign_in_name, password });
export const whoAmI = (): Promise<Me> => load("/me");
export const begin = (partnership: NewPartnership): Promise<Seated> => send("/partnerships", partnership);

/** Those who only joined with a code take part; everybody else has the partnership's own pages. */
export const onlyTakesPart = (roles: readonly Role[]): boolean => roles.every((role) => role === "contributor");

/** Where a seat leads. */
export const homeOf = ({ id, roles }: Pick<Mine, "id" | "roles">): string =>
  onlyTakesPart(roles) ? `/take-part/${id}` : `/p/${id}/overview`;

import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import type { StripRow } from "../../ui/score";
import { groupOf } from "../names";
import type { Result } from "./board";

/** The rows of a result, in the order of the groups; where no group may be shown, everybody as one. Reactive. */
export function rowsOf(room: Room, result: Result): StripRow[] {
  const order = (id: string): number => room.get<"meeting.group">(id)?.order ?? 0;
  if (!result.groups.length && result.strip) return [{ thread: "", name: t("laptop.hypotheses.everybody"), strip: result.strip }];
  return [...result.groups]
    .sort((a, b) => order(a.group) - order(b.group))
    .map(({ group, strip, agreeing }) => ({ ...groupOf(room, group), strip, agreeing }));
}

import type { Made } from "../../core/journal";
import { Refusal } from "../../core/refusal";
import type { Room } from "../../room.svelte";

/** The texts on the page as they are now: two readings are of the same agreement when this is the same. */
export const textsOf = (room: Room): string =>
  room
    .of("agreement.clause")
    .map((one) => one.digest)
    .join(" ");

/**
 * Say that one has read the agreement. Its version is the server's to count: where ours is behind although the texts
 * on the page are still the ones that were read, the server's number is taken.
 */
export async function acknowledge(room: Room, read: string): Promise<Made> {
  try {
    return await room.ask("agreement.acknowledge", { version: guess(room) });
  } catch (error) {
    const version = error instanceof Refusal && error.code === "stale" ? error.details["version"] : undefined;
    if (typeof version !== "number" || textsOf(room) !== read) throw error;
    return room.ask("agreement.acknowledge", { version });
  }
}

const guess = (room: Room): number => 1 + room.of("agreement.clause").reduce((sum, one) => sum + one.version - 1, 0);

/** What is large comes compressed: a weak signal carries a fifth to a tenth of it. */

function unpacks(): boolean {
  try {
    return !!new DecompressionStream("deflate-raw");
  } catch {
    return false;
  }
}

/** Whether this browser can unpack what the server packs. */
export const UNPACKS = unpacks();

const unpack = (packed: ArrayBuffer): Promise<unknown> =>
  new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();

/**
 * Hands on messages in the order in which they came, unpacked: what comes after a packed one waits for it.
 * `failed` is called where something could not be unpacked.
 */
export function unpacking(hear: (name: string, message: object) => void, failed: () => void): typeof hear {
  let before: Promise<void> | undefined;
  return (name, message) => {
    const packed = (message as { packed?: ArrayBuffer }).packed;
    if (!packed && !before) return hear(name, message);
    const turn = Promise.all([packed && unpack(packed), before])
      .then(([list]) => hear(name, packed ? { ...message, [name === "entries" ? name : "records"]: list } : message), failed)
      .then(() => {
        if (before === turn) before = undefined;
      });
    before = turn;
  };
}

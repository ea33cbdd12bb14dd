/** A count that steps once a second while its component is there: read it to be computed anew. */
export function seconds(): () => number {
  let tick = $state(0);
  $effect(() => {
    const beat = setInterval(() => tick++, 1000);
    return () => clearInterval(beat);
  });
  return () => tick;
}

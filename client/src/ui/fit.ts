const LEAST = 0.6;
const STEP = 0.05;
/** Below this somebody reads by themselves, and scrolls. */
const WALL = matchMedia("(min-width: 900px)");

/** Nobody can scroll a wall: what would be too high for it is drawn smaller, and as large as may be. */
export function fit(inside: HTMLElement): () => void {
  const shell = inside.closest<HTMLElement>(".projector") ?? inside;
  const high = (): boolean => shell.getBoundingClientRect().height > innerHeight;
  const draw = (zoom: number): void => void inside.style.setProperty("zoom", String(zoom));

  function again(): void {
    draw(1);
    for (let zoom = 1 - STEP; WALL.matches && high() && zoom > LEAST; zoom -= STEP) draw(zoom);
  }
  const sized = new ResizeObserver(again);
  const changed = new MutationObserver(again);
  sized.observe(shell);
  changed.observe(inside, { childList: true, characterData: true, subtree: true });
  addEventListener("resize", again);
  return () => {
    sized.disconnect();
    changed.disconnect();
    removeEventListener("resize", again);
  };
}

/** Six nicknames at a time; the next six on another turn. */
export function six(names: readonly string[], turn: number): string[] {
  return Array.from({ length: Math.min(6, names.length) }, (_, i) => names[(turn * 6 + i) % names.length] ?? "");
}

/** Another order each time, so that a whole room is not offered the same six. */
export function shuffled(names: readonly string[], chance: () => number = Math.random): string[] {
  return names
    .map((name) => ({ name, place: chance() }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name);
}

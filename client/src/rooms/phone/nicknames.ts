/** Six nicknames at a time; the next six on another turn. */
export function six(names: readonly string[], turn: number): string[] {
  return Array.from({ length: Math.min(6, names.length) }, (_, i) => names[(turn * 6 + i) % names.length] ?? "");
}

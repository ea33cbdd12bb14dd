/** Copies words. Not every page may write to the clipboard: what shows them is selected then, and can be copied by hand. */
export async function copied(words: string, select: () => void): Promise<boolean> {
  const done = (await navigator.clipboard?.writeText(words).then(() => true, () => false)) ?? false;
  if (!done) select();
  return done;
}

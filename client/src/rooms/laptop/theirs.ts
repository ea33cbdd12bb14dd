/**
 * A form as it is sent: what somebody changed in it, and where they changed nothing what stands there by now. Another hand
 * may have put that there since the form was opened, and it would be written over.
 */
export function withTheirs<T extends object>(written: T, read: T, now: T): T {
  const same = (name: keyof T): boolean => JSON.stringify(written[name]) === JSON.stringify(read[name]);
  const names = Object.keys(written) as (keyof T)[];
  return Object.fromEntries(names.map((name) => [name, same(name) ? now[name] : written[name]])) as T;
}

/**
 * A list in the same way, each of its parts for itself: what stands there by now, without what somebody took out and with what
 * they put in. The way back is the same with `written` and `read` changed about.
 */
export function listWithTheirs(written: readonly string[], read: readonly string[], now: readonly string[]): string[] {
  const left = now.filter((one) => written.includes(one) || !read.includes(one));
  return [...new Set([...left, ...written.filter((one) => !read.includes(one))])];
}

/**
 * What is asked for again whenever something changes: an answer that comes after a newer one was asked for tells nothing.
 * Each list has its own; it resolves once what was asked has been answered, whether that counts or not.
 */
export function newest(): <T>(asked: Promise<T>, told: (found: T) => void, failed?: (error: unknown) => void) => Promise<void> {
  let last: unknown;
  return async (asked, told, failed = () => undefined) => {
    last = asked;
    await asked.then((found) => last === asked && told(found), (error: unknown) => last === asked && failed(error));
  };
}

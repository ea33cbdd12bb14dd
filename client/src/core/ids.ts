/** A random id. `randomUUID` exists only on secure pages, and a workshop's laptop may serve plain http. */
export function freshId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-a$4-$5");
}

/** An id for an operation: it begins with the time, so that the server finds room for it beside the ones before it. */
export function operationId(): string {
  return Date.now().toString(16) + freshId().slice(8);
}

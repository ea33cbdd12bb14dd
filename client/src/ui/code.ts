/** Codes in groups of three with a space, upper case: "T7K M4X Q9R". */
export function grouped(code: string): string {
  return bare(code).replace(/(.{3})(?=.)/g, "$1 ");
}

/** A code as it is sent: letters and digits only, upper case. */
export function bare(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

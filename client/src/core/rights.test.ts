import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Role } from "../wire";
import { may, RULED } from "./rights";

const TABLE = fileURLToPath(new URL("../../../tests/workshops/permissions.txt", import.meta.url));

/** Operation to role to "yes", "if" or "-", as the core declares it. */
function declared(): Map<string, Map<Role, string>> {
  const lines = readFileSync(TABLE, "utf8").split("\n");
  const head = lines.find((line) => line.startsWith("operation")) ?? "";
  const roles = head.trim().split(/\s+/).slice(2, -1) as Role[];
  const rows = lines.slice(lines.indexOf(head) + 1).filter((line) => line.includes("."));
  return new Map(
    rows.map((line) => {
      const [kind = "", , ...cells] = line.trim().split(/\s+/);
      return [kind, new Map(roles.map((role, i) => [role, cells[i] ?? "-"]))];
    }),
  );
}

describe("what is offered to whom", () => {
  const table = declared();

  it.each(RULED)("%s follows the permission table", (kind) => {
    const cells = table.get(kind);
    expect(cells, `${kind} is not declared`).toBeDefined();
    for (const [role, cell] of cells ?? []) {
      const seat = { roles: [role], organisation: "o", confirmed: true };
      expect(may(seat, kind), `${role}: ${cell}`).toBe(cell !== "-");
    }
  });

  it("offers nothing to somebody without a seat", () => {
    expect(may(undefined, "meeting.say_ready")).toBe(false);
  });

  it("lets nobody speak for an organisation that is only a label", () => {
    expect(may({ roles: ["member"], organisation: "o", confirmed: false }, "agreement.take_position")).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { calm, momentOf, type Offer, sizeOf, slug, wanted } from "./offer";

const OFFER: Offer = {
  at: "2026-05-12T10:00:00Z",
  documents: ["agreement", "specification"].map((name) => ({
    name, kind: `The ${name}`, title: "", status: "", version: "", cover: [], left_out: [], formats: ["docx", "pdf"],
  })),
  maps: [{ id: "m1", name: "How it is now", formats: ["svg"] }],
};

describe("the files of a choice", () => {
  it("come document by document, and only as offered", () => {
    const chosen = { documents: ["specification", "agreement"], forms: ["pdf", "xlsx"], maps: [], mapForms: ["svg"] };
    expect(wanted(OFFER, chosen, "A safe place").map((one) => one.path)).toEqual(["agreement.pdf", "specification.pdf"]);
  });

  it("are called after the partnership and what they hold", () => {
    const chosen = { documents: ["agreement"], forms: ["docx"], maps: ["m1"], mapForms: ["svg", "json"] };
    expect(wanted(OFFER, chosen, "A safe place: to live")).toEqual([
      { name: "agreement", path: "agreement.docx", file: "a-safe-place-to-live-agreement.docx", of: "The agreement", form: "docx" },
      { name: "map-m1", path: "map-m1.svg", file: "a-safe-place-to-live-how-it-is-now.svg", of: "How it is now", form: "svg" },
    ]);
  });
});

it("names for the disk keep letters of every language", () => {
  expect(slug("  Àite sàbhailte! (Ìle) ")).toBe("aite-sabhailte-ile");
  expect(slug("安全な場所")).toBe("安全な場所");
});

it("a typed moment is told in UTC, and nonsense is none", () => {
  expect(momentOf("2026-05-12T15:30")).toBe(new Date(2026, 4, 12, 15, 30).toISOString());
  expect([momentOf(""), momentOf("soon")]).toEqual(["", ""]);
});

it("no status shouts", () => {
  expect([calm("DRAFT FOR ENGAGEMENT"), calm("Signed in part")]).toEqual(["Draft for engagement", "Signed in part"]);
});

it("sizes are told in words", () => {
  expect([sizeOf(10), sizeOf(34_400), sizeOf(2_450_000)]).toEqual(["1 kB", "34 kB", "2.5 MB"]);
});

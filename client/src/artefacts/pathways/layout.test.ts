import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { LaneGiven, LinkGiven, StepGiven } from "./grid/sheet";
import { sheetOf } from "./grid/sheet";
import { type Layout, layout, type MapGiven } from "./layout";

interface Vector {
  readonly name: string;
  readonly map: {
    readonly lanes: readonly LaneGiven[];
    readonly steps: readonly (StepGiven & { readonly feelings: readonly unknown[] })[];
    readonly links: readonly LinkGiven[];
  };
  readonly sheet: unknown;
  readonly drawing: Layout;
}

const path = "../../../../tests/workshops/artefacts/pathways/layout_vectors.json";
const vectors = JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as readonly Vector[];

function given({ map }: Vector): MapGiven {
  const felt = new Set(map.steps.filter((step) => step.feelings.length > 0).map((step) => step.id));
  return { ...map, felt };
}

describe("the layout is the one that the server makes", () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))("%s", (_, vector) => {
    expect(sheetOf(given(vector))).toEqual(vector.sheet);
    expect(layout(given(vector))).toEqual(vector.drawing);
  });
});

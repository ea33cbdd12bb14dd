import { describe, expect, it } from "vitest";
import { type Card, type Cluster, moved, onlyLoose, optionsOf, pilesOf } from "./piles";

const card = (id: string, order: number, cluster = "", round = "r"): Card =>
  ({ id, order, cluster, round, words: id, group: "", masked: false }) as Card;
const cluster = (id: string, order: number): Cluster => ({ id, order, round: "r", name: id }) as Cluster;

describe("cards in piles", () => {
  const cards = [card("c", 2, "k"), card("a", 0), card("b", 1, "k"), card("x", 3, "gone"), card("y", 4, "", "other")];

  it("keeps every card, those of a cluster that went among the loose ones", () => {
    const piles = pilesOf("r", cards, [cluster("k", 0)]);
    expect(piles.map((one) => one.cards.map(({ id }) => id))).toEqual([["b", "c"], ["a", "x"]]);
  });

  it("are read out card by card only before any is in a group", () => {
    expect(onlyLoose(pilesOf("r", [card("b", 1), card("a", 0)], [])).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(onlyLoose(pilesOf("r", cards, [cluster("k", 0)]))).toEqual([]);
    expect(onlyLoose([])).toEqual([]);
  });

  it("lets people choose between clusters and loose cards", () => {
    expect(optionsOf(pilesOf("r", cards, [cluster("k", 0)]))).toEqual(["k", "a", "x"]);
  });

  it("moves one place, and never off the end", () => {
    expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });
});

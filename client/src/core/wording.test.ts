import { expect, test } from "vitest";
import { canonical, digest } from "./wording";

// Made by `workshops.wording.digest`.
const VECTORS: readonly (readonly [texts: readonly string[], sum: string])[] = [
  [[""], "af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc"],
  [["Looks for help, no single door"], "d4724d6deb49a38ec2fa5e7684516e15711ea533d934bb9ce494cafb156ce873"],
  [["a", "b"], "3c9d591045bc8876f9d0399bbfb05c6a412096e906f73278f98406cd5dca86df"],
  [["ab", ""], "5275cd81a7ab85c7219cbe049231f08aab0913631cfd098890af6791862ef41e"],
  [["  Cafe\u0301  \r\nsecond line \u00a0\n\n"], "69bcace74184ad14ab5cda754d0d855f92ad52538b73cef2ad5c44bba5472aae"],
  [["\ufeffx\u200b"], "b092582f04486937e60213ab1d4ff71f76f623ffbf76de367b919e6bd7a1446e"],
  [["Gàidhlig, Łódź, 日本, 🙂"], "360533e19074034839d0b73dbb4c4ce858fc6eb0b865e50c81714cabba28fc95"],
  [["x".repeat(55)], "86919c2aec9e7c79b3ffb1a271ce8b3e6aec36f008997bfc5314beea5677e443"],
  [["x".repeat(56)], "e9ab7bd2679f977c2c363c094f8cfdb6603c3f987fee35292e1ec249e8b35029"],
  [["y".repeat(1000), "z"], "77643298f651be39c7c265592f2219c2c42acf6af09bf4ee0ab6454288e432ab"],
];

test("the server makes the same sums", () => {
  for (const [texts, sum] of VECTORS) expect(digest(...texts)).toBe(sum);
});

test("the canonical form keeps the words and drops blank space at line ends", () => {
  expect(canonical("  one \r\n two\t\n\n")).toBe("one\n two");
});

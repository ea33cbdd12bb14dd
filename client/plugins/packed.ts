import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /\.(html|js|css|svg)$/;
const SMALLEST = 500;

/** Beside every file of text the same file packed, so that the server need not pack it for each who asks. */
export function packed(): Plugin {
  let folder = "";
  return {
    name: "common-ground-packed",
    apply: "build",
    enforce: "post",
    writeBundle: ({ dir = "" }) => void (folder = dir),
    closeBundle() {
      if (!folder) return;
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!TEXT.test(name) || name.startsWith(".")) continue;
        const path = join(folder, name);
        const plain = readFileSync(path);
        if (plain.length < SMALLEST) continue;
        writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }));
      }
    },
  };
}

/** Fails when the script a phone needs to join and to contribute grows past its allowance. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const ALLOWED = 60 * 1024;
const PAGES = ["src/rooms/phone/Join.svelte", "src/rooms/phone/TakePart.svelte"];
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

function needed(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key].imports ?? []) needed(next, found);
  return found;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry && manifest[key].src === "index.html");
const chunks = new Set([entry, ...PAGES].flatMap((key) => [...needed(key)]));
let total = 0;
for (const key of chunks) {
  const { file } = manifest[key];
  if (!file.endsWith(".js")) continue;
  const size = gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  total += size;
  console.log(`${(size / 1024).toFixed(1).padStart(7)} kB  ${file}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(7)} kB  to join and contribute, of ${ALLOWED / 1024} kB allowed`);
if (total > ALLOWED) process.exit(1);

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const PREFIX = "virtual:icon/";
const require = createRequire(import.meta.url);

/** The inside of one Lucide drawing, without its <svg> frame and comments. */
export function inside(svg: string): string {
  return svg
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/\s*\n\s*/g, "")
    .replace(/ \/>/g, "/>");
}

/** `import lock from "virtual:icon/lock"` puts just that drawing into the chunk that asks for it. */
export function icons(): Plugin {
  return {
    name: "common-ground-icons",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const name = id.slice(PREFIX.length + 1);
      const file = require.resolve(`lucide-static/icons/${name}.svg`);
      return `export default ${JSON.stringify(inside(readFileSync(file, "utf8")))};`;
    },
  };
}

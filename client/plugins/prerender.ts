import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { build, type Plugin, type Rolldown } from "vite";
import { icons } from "./icons.ts";
import { stylesOf } from "./needed.ts";
import { words } from "./words.ts";

/** Two builds at once do not meet. */
const DRAWN = `node_modules/.prerendered-${process.pid}`;

/** The join page drawn by the build: `join.html` shows it before the first script has come, to look at only. */
export function prerender(): Plugin {
  let root = "";
  return {
    name: "common-ground-prerender",
    apply: "build",
    configResolved: (config) => void (root = config.root),
    async writeBundle({ dir = "" }, bundle) {
      const page = readFileSync(join(dir, "index.html"), "utf8");
      writeFileSync(join(dir, "join.html"), filled(page, await drawn(root), stylesOf(bundle as Rolldown.OutputBundle, "Join")));
    },
  };
}

function filled(page: string, body: string, styles: readonly string[]): string {
  const links = styles.filter((one) => !page.includes(one)).map((one) => `<link rel="stylesheet" crossorigin href="/${one}">`);
  const plain = body.replace(/<!--[\s\S]*?-->/g, "");
  return page
    .replace("</head>", () => `${links.join("")}</head>`)
    .replace('<div id="app">', () => `<div id="first" inert>${plain}</div><div id="app">`);
}

async function drawn(root: string): Promise<string> {
  const outDir = join(root, DRAWN);
  await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [icons(), words(), svelte()],
    build: { ssr: "src/prerender.ts", outDir, emptyOutDir: true, assetsInlineLimit: 0, target: "node20" },
    ssr: { noExternal: true },
  });
  // The page asks where it is; what it keeps on a device is absent here, as in a private window.
  Object.assign(globalThis, { location: new URL("http://localhost/") });
  const { joinPage } = (await import(pathToFileURL(join(outDir, "prerender.js")).href)) as { joinPage: () => string };
  const body = joinPage();
  rmSync(outDir, { recursive: true });
  return body;
}

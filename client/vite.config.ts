import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { chunks } from "./plugins/chunks.ts";
import { icons } from "./plugins/icons.ts";
import { needed } from "./plugins/needed.ts";
import { offline } from "./plugins/offline.ts";
import { packed } from "./plugins/packed.ts";
import { prerender } from "./plugins/prerender.ts";
import { words } from "./plugins/words.ts";

const server = process.env["COMMON_GROUND_SERVER"] ?? "http://127.0.0.1:8000";
const testing = Boolean(process.env["VITEST"]);

const { plugin: gathering, groups } = chunks();

export default defineConfig({
  plugins: [icons(), words(), svelte(), gathering, needed(), prerender(), offline(), packed()],
  // Images become files: the server's content policy allows no data: addresses.
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { index: "index.html", sw: "src/sw.ts" },
      output: {
        // The service worker governs the pages below its own address, and keeps it from build to build.
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        codeSplitting: { groups },
      },
    },
  },
  server: {
    fs: { allow: [".."] },
    // The page keeps its own host: the server refuses what comes from another origin.
    proxy: { "/api": { target: server, changeOrigin: false }, "/socket.io": { target: server, ws: true, changeOrigin: false } },
  },
  resolve: testing ? { conditions: ["browser"] } : {},
  test: {
    projects: [
      // One world for all, which is quick. What puts stand-ins in the place of modules needs one of its own, below.
      {
        extends: true,
        test: { name: "plain", include: ["{src,plugins}/**/*.test.ts"], exclude: ["src/**/*.svelte.test.ts"], environment: "node", isolate: false },
      },
      {
        extends: true,
        test: { name: "reactive", include: ["src/**/*.svelte.test.ts"], environment: "./plugins/browserless.ts" },
      },
    ],
  },
});

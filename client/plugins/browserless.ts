import type { Environment } from "vitest/runtime";

/** Units run in Node but against the browser's Svelte; with the server's, nothing would be reactive in them. */
const browserless: Environment = {
  name: "browserless",
  viteEnvironment: "client",
  setup: () => ({ teardown: () => undefined }),
};

export default browserless;

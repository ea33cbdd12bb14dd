import { mount } from "svelte";
import App from "./App.svelte";
import { tellLeaving } from "./net/leaving";
import { keepPages } from "./net/offline";
import { start } from "./router.svelte";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";

const target = document.getElementById("app");
if (!target) throw new Error("The page has no #app.");
start();
mount(App, { target });
keepPages();
// Somebody has left without signal: the server is told as soon as there is some, whatever page is open.
const tell = (): void => void tellLeaving().catch(() => undefined);
addEventListener("online", tell);
tell();

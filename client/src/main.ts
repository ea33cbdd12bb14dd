import { mount } from "svelte";
import App from "./App.svelte";
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

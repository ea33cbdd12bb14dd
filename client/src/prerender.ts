import { render } from "svelte/server";
import Join from "./rooms/phone/Join.svelte";

/** The join page as it stands before any script has come, for the build to put into its page. */
export const joinPage = (): string => render(Join, { props: { params: {} } }).body;

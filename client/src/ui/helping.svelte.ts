/** Help or leave stays open while the page below it changes: whoever has asked for help is not sent away by the room. */
const help = $state({ open: false });

export const isHelpOpen = (): boolean => help.open;

export function openHelp(open: boolean): void {
  help.open = open;
}

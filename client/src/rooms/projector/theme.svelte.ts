/** The colours of this screen, remembered on this device. */
export const THEMES = ["light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

const NAME = "common-ground:projector";

function first(): Theme {
  const kept = attempt(() => localStorage.getItem(NAME), null);
  const found = THEMES.find((one) => one === kept);
  return found ?? (matchMedia("(prefers-contrast: more)").matches ? "contrast" : "light");
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

const chosen = $state({ theme: first() });

export const theme = (): Theme => chosen.theme;

export function setTheme(to: Theme): void {
  chosen.theme = to;
  attempt(() => localStorage.setItem(NAME, to), undefined);
}

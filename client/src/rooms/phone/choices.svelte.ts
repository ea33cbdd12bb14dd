/** What somebody has chosen on this device: how to read, whether to listen only, and their come-back codes. */

interface Chosen {
  bigger: boolean;
  aloud: boolean;
  listening: boolean;
  /** Come-back code by partnership. */
  codes: Record<string, string>;
}

const NAME = "common-ground:phone";
const NONE: Chosen = { bigger: false, aloud: false, listening: false, codes: {} };

function read(): Chosen {
  try {
    return { ...NONE, ...(JSON.parse(localStorage.getItem(NAME) ?? "{}") as Partial<Chosen>) };
  } catch {
    return NONE;
  }
}

const chosen = $state(read());

/** What is chosen on this device. Reactive. */
export const choices = (): Readonly<Chosen> => chosen;

export function choose(change: Partial<Chosen>): void {
  Object.assign(chosen, change);
  try {
    localStorage.setItem(NAME, JSON.stringify(chosen));
  } catch {
    // A private window keeps it only until it closes.
  }
}

export const keepCode = (partnership: string, code: string): void =>
  choose({ codes: { ...chosen.codes, [partnership]: code } });

export function forgetCode(partnership: string): void {
  const { [partnership]: _, ...codes } = chosen.codes;
  choose({ codes });
}

/** Bigger words for as long as a phone page is open; everything there is sized from the root. */
export function sizeWords(): () => void {
  document.documentElement.style.fontSize = chosen.bigger ? "125%" : "";
  return () => void (document.documentElement.style.fontSize = "");
}

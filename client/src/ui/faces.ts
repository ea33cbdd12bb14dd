/** Eight drawn faces in a box of 40: lines, and eyes as discs. Each is always shown with its word. */
export interface Drawing {
  readonly lines: string;
  readonly eyes?: number;
}

const WAVE = "M13 27.500c2.300-3 4.500-3 6.500-.6s4.500 2.400 7-.6";

export const FACES = {
  fed_up: { lines: "M11 13.500l5.500 2M29 13.500l-5.500 2M13.500 29c3-4 10-4 13 0", eyes: 2 },
  confused: { lines: `M23 11.500l5.500-1.500${WAVE}`, eyes: 2 },
  scared: {
    lines: "M10.500 11.500l5-2.300M29.500 11.500l-5-2.300M16 27.500a4 3.200 0 1 0 8 0a4 3.200 0 1 0-8 0z",
    eyes: 2.6,
  },
  okay: { lines: "M14 27h12", eyes: 2 },
  hopeful: { lines: "M13 25c3.500 4.500 10.500 4.500 14 0", eyes: 2 },
  safe: {
    lines: "M11.500 17.500c1.400-2 4-2 5.400 0M23.100 17.500c1.400-2 4-2 5.400 0M12.500 24.500c3.500 5.500 11.500 5.500 15 0",
  },
  mixed: { lines: "M12.500 24.500c1.500 4.500 5.500 5 7.500 2s6-3 7.500 1.500", eyes: 2 },
  gave_up: { lines: "M11.500 17.500h5M23.500 17.500h5M14 29c3-3 9-3 12 0" },
} as const satisfies Record<string, Drawing>;

export type FaceName = keyof typeof FACES;
export const FACE_NAMES = Object.keys(FACES) as FaceName[];

/** One shape per thread, drawn in a box of 20; `ring` is the only open one. */
export const SHAPES: Readonly<Record<string, string>> = {
  young_people: "M2.6 10a7.4 7.4 0 1 0 14.8 0a7.4 7.4 0 1 0-14.8 0z",
  carers: "M18.9 10L10 18.9L1.1 10L10 1.1z",
  voluntary: "M10 2.2L18 16.1H2z",
  housing: "M5 3.5h10a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.500 15V5A1.5 1.5 0 0 1 5 3.5z",
  social_care: "M18.3 10L14.1 17.2H5.9L1.7 10L5.9 2.8H14.1z",
  justice: "M10 17.8L2 3.9H18z",
  health: "M6.900 1.9h6.200v5h5v6.200h-5v5H6.900v-5h-5V6.900h5z",
  commissioners: "M10 1.500L18.100 7.400L15 16.900H5L1.900 7.400z",
};

/** Lanes of shared data, and groups without a thread: a ring. */
export const RING = "M4.100 10a5.900 5.900 0 1 0 11.800 0a5.900 5.900 0 1 0-11.800 0z";

export const shapeOf = (thread: string): string => SHAPES[thread] ?? RING;
export const isOpen = (thread: string): boolean => !(thread in SHAPES);

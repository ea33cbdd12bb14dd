/** Where a change of one's own card is kept, by the words that the card has: when all are shown it becomes another record. */
export const changeOf = (before: string): string => `change:${before}`;

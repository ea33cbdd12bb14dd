const WORDS = ["title", "think", "because", "own_words", "formal", "plain", "words", "reason", "fix", "answer", "note"] as const;

/** What somebody wrote in an operation; "" for a score, a choice, or what is taken back. */
export const wordsOf = (body: unknown): string =>
  WORDS.flatMap((name) => (body as Partial<Record<string, string>>)[name] || []).join(" ");

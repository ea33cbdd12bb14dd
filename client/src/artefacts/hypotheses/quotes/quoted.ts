import { t } from "../../../core/words";
import type { Records } from "../../../wire";

export type Quote = Records["hypotheses.published_result"];
const HALF_WAY = 0.05;

/** Where a figure of a scale stands, 0 at its lower end to 1. */
export const along = ({ scale_from, scale_to }: Pick<Quote, "scale_from" | "scale_to">, value: number): number => (value - scale_from) / (scale_to - scale_from);

/** Which way the average leans, in the words of the scale: "Nearer to Strongly agree"; "" without an average. */
export function leaning(quote: Quote): string {
  if (quote.average === null) return "";
  const place = along(quote, quote.average);
  if (Math.abs(place - 0.5) < HALF_WAY) return t("laptop.hypotheses.quotes.half_way", { low: quote.low_words, high: quote.high_words });
  return t("laptop.hypotheses.quotes.nearer", { words: place < 0.5 ? quote.low_words : quote.high_words });
}

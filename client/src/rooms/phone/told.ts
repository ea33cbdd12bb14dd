import type { Held } from "../../core/records";
import { t } from "../../core/words";
import { inWords } from "../../ui/score";
import type { Records } from "../../wire";
import { optionWords } from "../cards/piles";
import { statement } from "../statement";

/** What of a room is read here; a `Room` is one. */
interface Gets {
  get(id: string): Held | undefined;
}

/** What something private is about, and what one said there. */
export interface Told {
  readonly about: string;
  readonly said: readonly string[];
}

/** Something of one's own that has no words of its own: a score, a choice, a vote. Reactive. */
export function toldOf(room: Gets, id: string): Told {
  const one = room.get(id) as Records[keyof Records & string] | undefined;
  switch (one?.kind) {
    case "hypotheses.score":
      return scored(room, one);
    case "cards.ballot":
      return chosen(room, one);
    case "pathways.vote":
      return { about: optionWords(room.get(one.pain_point)), said: [] };
    default:
      return { about: "", said: [] };
  }
}

function scored(room: Gets, one: Records["hypotheses.score"]): Told {
  const round = room.get(one.round) as Records["hypotheses.round"] | undefined;
  const rule = room.get(round?.rule ?? "") as Records["hypotheses.rule"] | undefined;
  const hypothesis = room.get(round?.hypothesis ?? "") as Records["hypotheses.hypothesis"] | undefined;
  const weighed = (["importance", "confidence"] as const).flatMap((key) => {
    const value = one[key];
    return value === null ? [] : [told(`phone.score.${key}`, inWords(value, t(`common.weigh.${key}.low`), t(`common.weigh.${key}.high`)))];
  });
  const agrees = one.value === null ? t("common.score.not_sure") : inWords(one.value, rule?.low_words ?? "", rule?.high_words ?? "");
  return { about: hypothesis ? statement(hypothesis) : "", said: [told("phone.score.ask", agrees), ...weighed] };
}

const told = (question: string, words: string): string => `${t(question)} ${words}`;

function chosen(room: Gets, one: Records["cards.ballot"]): Told {
  const poll = room.get(one.poll) as Records["cards.poll"] | undefined;
  const words = (option: string): string => optionWords(room.get(option)) || t("phone.cards.gone");
  const dots = one.dots.filter(({ count }) => count > 0).map(({ option, count }) => `${words(option)}: ${count}`);
  return { about: poll?.question ?? "", said: [...dots, ...one.order.map((option, at) => `${at + 1}. ${words(option)}`)] };
}

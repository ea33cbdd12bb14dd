import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import type { Records } from "../../wire";

/** Something somebody shared: what it is, what came of it, and how it is taken back where it can be. */
export interface Mine {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  readonly came: string;
  readonly takeBack?: () => Promise<unknown>;
}

type Any = Records[keyof Records & string];

/** Everything that this person shared, the newest first. Reactive. */
export function mineOf(room: Room): Mine[] {
  const shared = room.of("meeting.authored").flatMap(({ record }) => shown(room, room.get(record)) ?? []);
  const quiet = room.of("meeting.sent_note").map(({ id, words }) => ({ id, label: t("phone.mine.quiet"), words, came: "" }));
  return [...shared, ...quiet].reverse();
}

function shown(room: Room, one: Any | undefined): Mine | undefined {
  switch (one?.kind) {
    case "hypotheses.hypothesis":
      return {
        id: one.id,
        label: t("phone.mine.hypothesis", { ref: one.ref }),
        words: [one.think, one.because].filter(Boolean).join(" "),
        came: t(`phone.mine.status.${one.status}`),
        takeBack: () => room.ask("hypotheses.withdraw", { hypothesis: one.id }),
      };
    case "outcomes.outcome":
    case "outcomes.service_quality":
      return {
        id: one.id,
        label: t(one.kind === "outcomes.outcome" ? "phone.mine.outcome" : "phone.mine.quality"),
        words: one.own_words,
        came: one.formal ? t("phone.mine.formal", { words: one.formal }) : "",
        takeBack: () => room.ask("outcomes.withdraw", { of: one.id }),
      };
    case "pathways.feeling":
      return {
        id: one.id,
        label: t("phone.mine.feeling", { face: t(`common.face.${one.face}`) }),
        words: one.words,
        came: "",
        takeBack: () => room.ask("pathways.withdraw_feeling", { feeling: one.id }),
      };
    case "pathways.idea":
      return {
        id: one.id,
        label: t("phone.mine.idea"),
        words: one.words,
        came: "",
        takeBack: () => room.ask("pathways.withdraw_idea", { idea: one.id }),
      };
    case "meeting.minority_view":
      return { id: one.id, label: t("phone.mine.minority_view"), words: one.words, came: "" };
    case "hypotheses.evidence":
      return { id: one.id, label: t("phone.mine.evidence"), words: one.words, came: "" };
    default:
      return undefined;
  }
}

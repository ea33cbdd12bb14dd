import type { Made } from "../../core/journal";
import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import type { Shown } from "../../ui/beside";
import type { Records } from "../../wire";
import { takeBackNote } from "./quietly";

/** Something somebody shared: what it is, what came of it, and how it is taken back where it can be. */
export interface Mine {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  readonly beside?: Shown;
  readonly came: string;
  readonly takeBack?: () => Promise<Made>;
  /** Whether these words may stand together with others: each question with the words, and the answer to it. */
  readonly asks?: readonly Asked[];
}

interface Asked {
  readonly id: string;
  readonly words: string;
  readonly saidNo: boolean;
  readonly say: (agrees: boolean) => Promise<Made>;
}

/** What this person is asked about an outcome that they put there. */
function askedOf(room: Room, outcome: string): Asked[] {
  return room.of("outcomes.grouping").filter((one) => one.asked.includes(outcome)).map(({ id, into }) => {
    const other = room.get<"outcomes.outcome">(into);
    const saidNo = room.of("outcomes.declined_grouping").some((one) => one.outcome === outcome && one.into === into);
    const say = (agrees: boolean): Promise<Made> => room.ask("outcomes.agree_grouping", { grouping: id, outcome, agrees });
    return { id, words: other?.own_words || other?.formal || "", saidNo, say };
  });
}

type Any = Records[keyof Records & string];

/** Everything that this person shared, the newest first. Reactive. */
export function mineOf(room: Room): Mine[] {
  const shared = room.of("meeting.authored").flatMap(({ record }) => shown(room, room.get(record)) ?? []);
  const quiet = room.of("meeting.sent_note").map(
    (note): Mine => ({ id: note.id, label: t("phone.mine.quiet"), words: note.words, beside: note, came: "", takeBack: () => takeBackNote(room, note.id) }),
  );
  return [...shared, ...quiet].reverse();
}

function shown(room: Room, one: Any | undefined): Mine | undefined {
  // What is out of sight is among what only they see, with its own way back.
  if (one && "masked" in one && one.masked) return undefined;
  switch (one?.kind) {
    case "hypotheses.hypothesis":
      return {
        id: one.id,
        label: t("phone.mine.hypothesis", { ref: one.ref }),
        words: [one.think, one.because].filter(Boolean).join(" "),
        beside: one,
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
        asks: one.kind === "outcomes.outcome" ? askedOf(room, one.id) : [],
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
      return plain(room, one, t("phone.mine.minority_view"));
    case "hypotheses.evidence":
      return plain(room, one, t("phone.mine.evidence"));
    case "cards.card":
      return { ...plain(room, one, t("phone.mine.card")), beside: one };
    case "answers.reply":
      return plain(room, one, t(`phone.answers.replied.${one.meant}`));
    case "meeting.parked":
      return { ...plain(room, one, t("phone.mine.parked")), came: one.outcome };
    default:
      return undefined;
  }
}

const plain = (room: Room, { id, words }: { id: string; words: string }, label: string): Mine => ({
  id, label, words, came: "", takeBack: () => room.ask("meeting.take_back", { record: id }),
});

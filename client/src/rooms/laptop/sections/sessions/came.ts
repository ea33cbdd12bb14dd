import { t } from "../../../../core/words";
import type { Records } from "../../../../wire";
import { optionWords } from "../../../cards/piles";
import { statement } from "../../../statement";

type Any = Records[keyof Records & string];

/** What of a room is read here; a `Room` is one. */
export interface Holds {
  get(id: string): unknown;
}

/** What a session came to, as a line of its summary: what was decided, put aside, promised or planned; "" where it is gone. */
export function came(room: Holds, id: string): string {
  const found = id ? (room.get(id) as Any | undefined) : undefined;
  if (!found) return "";
  switch (found.kind) {
    case "hypotheses.hypothesis":
      return statement(found);
    case "hypotheses.finding": {
      const about = came(room, found.hypothesis);
      return about && t("laptop.summary.found", { about, status: t(`laptop.hypotheses.status.${found.status}`), words: found.words }).trim();
    }
    case "agreement.adoption":
      return t("laptop.summary.adopted", { version: found.version });
    case "specification.approval":
      return t("laptop.summary.approved", { version: found.version });
    case "specification.assent": {
      const ref = (room.get(found.requirement) as Records["specification.requirement"] | undefined)?.ref;
      return ref ? t(`laptop.summary.requirement.${found.stance}`, { ref }) : "";
    }
    case "agreement.signature":
      return t("laptop.summary.signed", { name: found.name });
    case "meeting.session":
      return found.title;
    default:
      return optionWords(found) || ("of" in found ? came(room, String(found.of)) : "");
  }
}

import type { Made } from "../../core/journal";
import { sentenceOf } from "../../core/refusal";
import { t } from "../../core/words";
import type { Room } from "../../room.svelte";
import { nearby } from "../../ui/focus";
import { toast } from "../../ui/toasts.svelte";
import { madeOf, soon } from "./sending";

export interface Sending {
  /** The box can be emptied: what stood in it is on its way. */
  cleared: () => void;
  /** It was refused after all: what stood in it comes back. */
  back: () => void;
  said: (made: Made) => void;
}

/** Sending what somebody wrote: at once, or kept without signal; a refusal keeps the words where they are. */
export class Sharing {
  /** What is being sent, by the button's name, or "". */
  busy = $state("");
  error = $state("");

  constructor(private readonly room: Room) {}

  async send(button: string, asked: Promise<Made>, sending: Sending): Promise<void> {
    this.busy = button;
    this.error = "";
    try {
      const made = await soon(this.room, asked);
      sending.cleared();
      if (made) this.#said(made, sending);
      else this.#later(asked, sending);
    } catch (error) {
      this.error = sentenceOf(error);
    } finally {
      this.busy = "";
    }
  }

  /** While somebody looks before it shows, nothing is shared yet. */
  #said(made: Made, { said }: Sending): void {
    const held = madeOf(this.room, made, "meeting.own_held");
    if (!held) return said(made);
    toast(t("phone.held.sent"), { undo: () => void tell(this.room, this.room.ask("meeting.take_back_held", { held }), t("phone.share.undone")) });
  }

  #later(asked: Promise<Made>, { back }: Sending): void {
    toast(t("phone.share.kept"));
    asked.catch((error: unknown) => {
      back();
      toast(`${sentenceOf(error)} ${t("phone.share.back")}`);
    });
  }
}

interface Telling {
  /** What is said without signal. */
  later?: string;
  /** There is no signal: it waits on this device. */
  waits?: () => void;
  refused?: (error: unknown) => string;
}

/** Ask for something and say in a toast what came of it: without signal, that it is done later, and then that it is. */
export async function tell(room: Room, asked: Promise<Made>, done: string, { later = t("phone.share.later"), waits, refused = sentenceOf }: Telling = {}): Promise<void> {
  const focus = nearby();
  try {
    if (!(await soon(room, asked))) {
      toast(later);
      waits?.();
    }
    await asked;
    toast(done);
  } catch (error) {
    toast(refused(error));
  }
  void focus();
}

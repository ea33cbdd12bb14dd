import type { Operations, Records, Role } from "../wire";

/** Who asks: a seat, or nobody yet. */
export type Asker = Pick<Records["meeting.seat"], "roles" | "organisation" | "confirmed"> | undefined;

type Rule = (asker: NonNullable<Asker>) => boolean;

const any =
  (...roles: Role[]): Rule =>
  (asker) =>
    roles.some((role) => asker.roles.includes(role));
const facilitator = any("facilitator");
const member = any("facilitator", "member");
const participant = any("facilitator", "member", "contributor");
const writer = any("facilitator", "member", "commissioner");
const editor = any("facilitator", "commissioner");
const speaks: Rule = (asker) => asker.confirmed && asker.organisation !== "";
const both =
  (...rules: Rule[]): Rule =>
  (asker) =>
    rules.every((rule) => rule(asker));

const RULES = {
  "agreement.acknowledge": participant,
  "agreement.add_clause": facilitator,
  "agreement.adopt": facilitator,
  "agreement.answer_objection": facilitator,
  "agreement.begin": facilitator,
  "agreement.reword": facilitator,
  "agreement.sign": any("signatory"),
  "agreement.take_position": both(any("facilitator", "member", "signatory"), speaks),
  "answers.answer": writer,
  "answers.move": editor,
  "answers.promise": editor,
  "cards.add": participant,
  "cards.close_poll": facilitator,
  "cards.give_dots": participant,
  "cards.make_cluster": participant,
  "cards.open_poll": facilitator,
  "cards.open_round": facilitator,
  "cards.place": participant,
  "cards.reveal": facilitator,
  "cards.take_further": member,
  "cards.write": participant,
  "hypotheses.add_evidence": participant,
  "hypotheses.decide": facilitator,
  "hypotheses.fix_rule": facilitator,
  "hypotheses.link_steps": member,
  "hypotheses.open_round": facilitator,
  "hypotheses.plan_test": member,
  "hypotheses.propose": participant,
  "hypotheses.quote_result": member,
  "hypotheses.reveal": facilitator,
  "hypotheses.score": participant,
  "meeting.add_activity": facilitator,
  "meeting.add_group": facilitator,
  "meeting.add_organisation": facilitator,
  "meeting.change_activity": facilitator,
  "meeting.change_group": facilitator,
  "meeting.change_roles": facilitator,
  "meeting.describe": facilitator,
  "meeting.end_session": facilitator,
  "meeting.erase_person": facilitator,
  "meeting.explain_word": facilitator,
  "meeting.extend_timer": facilitator,
  "meeting.go_on": any("facilitator", "procurement_lead"),
  "meeting.hide": facilitator,
  "meeting.keep_minority_view": participant,
  "meeting.let_in": facilitator,
  "meeting.look_at": facilitator,
  "meeting.move_room": facilitator,
  "meeting.mute": facilitator,
  "meeting.note_influence": facilitator,
  "meeting.open_session": facilitator,
  "meeting.park": participant,
  "meeting.plan_session": facilitator,
  "meeting.remove_seat": facilitator,
  "meeting.run_timer": facilitator,
  "meeting.say_ready": participant,
  "meeting.send_quietly": participant,
  "meeting.set_room_rule": facilitator,
  "meeting.show_held": facilitator,
  "meeting.split_rooms": facilitator,
  "meeting.stop_talk": any("facilitator", "procurement_lead"),
  "meeting.summon": facilitator,
  "meeting.take_up": member,
  "outcomes.add_indicator": member,
  "outcomes.add_outcome": member,
  "outcomes.add_quality": participant,
  "outcomes.add_theme": facilitator,
  "outcomes.adopt_framework": facilitator,
  "outcomes.begin_framework": facilitator,
  "outcomes.change_indicator": member,
  "outcomes.group": member,
  "outcomes.link": member,
  "outcomes.say": participant,
  "outcomes.tag": member,
  "outcomes.word_formally": member,
  "pathways.add_idea": participant,
  "pathways.add_lane": member,
  "pathways.add_link": member,
  "pathways.add_pain_point": member,
  "pathways.add_step": member,
  "pathways.answer_pain_point": member,
  "pathways.ask_why": participant,
  "pathways.begin_map": member,
  "pathways.copy_part": member,
  "pathways.give_measure": member,
  "pathways.import_map": member,
  "pathways.mark_root": member,
  "pathways.mark_wastes": member,
  "pathways.plan_action": member,
  "pathways.report_action": member,
  "pathways.say_feeling": participant,
  "pathways.vote": participant,
  "specification.add_requirement": writer,
  "specification.agree": editor,
  "specification.approve": any("commissioner"),
  "specification.begin": editor,
  "specification.comment": any("facilitator", "member", "contributor", "commissioner"),
  "specification.describe": editor,
  "specification.draft": editor,
  "specification.link_sources": writer,
  "specification.open_again": any("commissioner"),
  "specification.place": writer,
  "specification.publish": any("commissioner"),
  "specification.resolve_comment": editor,
  "specification.reword": writer,
  "specification.withdraw": editor,
} as const satisfies Partial<Record<keyof Operations, Rule>>;

export type Ruled = keyof typeof RULES;
export const RULED = Object.keys(RULES) as Ruled[];

/** Whether to show somebody the way to ask for it. The server alone decides what may be done. */
export const may = (asker: Asker, kind: Ruled): boolean => Boolean(asker && RULES[kind](asker));

"""What chance alone would not hit upon, so that operations of every kind are accepted; and which are not, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from workshops.artefacts.outcomes.packs import packs
from workshops.meeting.agenda import templates
from workshops.meeting.consent import consent

# By field, or by kind and field.
SENSE: Final[Mapping[str, Sequence[Any]]] = {
    "meeting.plan_session template": tuple(templates()),
    "outcomes.adopt_framework key": tuple(packs()),
    "meeting.assent version": (consent()["version"],),
    "due": ("2027-01-01", "2027-06-30"),
    "starts_at": ("2027-01-01T10:00",),
    "asked": ("By letter",),
}

# Every kind is asked for, and most are accepted. These are left to the tests of their own folders, which do each in
# earnest: what they need, chance does not bring about in a short run.
LEFT_OUT: Final[Mapping[str, Sequence[str]]] = {
    "the exact digest of the text as it stands": (
        "agreement.sign",
        "agreement.take_position",
        "cards.reword",
        "meeting.reword_explained",
        "outcomes.reword_own",
        "specification.agree",
        "specification.agree_with_reservation",
        "specification.approve",
    ),
    "the number of the present version, which all parties have signed": ("agreement.acknowledge", "agreement.adopt"),
    "a partnership that has not begun it": ("agreement.begin", "meeting.found", "specification.begin"),
    "a final version, or something withdrawn": ("specification.open_again", "specification.take_up"),
    "a file that the server has read": ("pathways.import_map", "meeting.put_back"),
    "small rooms that stand": (
        "meeting.back_together",
        "meeting.describe_small_room",
        "meeting.find_room",
        "meeting.give_rooms_time",
        "meeting.place_in_room",
    ),
    "a waiting room with somebody in it": ("meeting.let_in", "meeting.turn_away"),
    "moderation, and something that waits for it": (
        "meeting.decline_held",
        "meeting.show_held",
        "meeting.take_back_held",
    ),
    "what was hidden, and stands nowhere": ("meeting.hide", "meeting.show_again", "meeting.take_back_hidden"),
    "a session that is live, at the activity that its asker saw": (
        "meeting.end_session",
        "meeting.go_on",
        "meeting.look_at",
        "meeting.move_activity",
        "meeting.move_room",
        "meeting.open_session",
        "meeting.split_rooms",
        "meeting.stop_talk",
        "meeting.summon",
    ),
    "something of one's own that nothing else has taken yet": (
        "answers.reply",
        "cards.throw_away",
        "cards.write",
        "hypotheses.withdraw",
        "meeting.forget_wording",
        "meeting.take_back",
        "meeting.take_back_note",
        "outcomes.agree_grouping",
        "outcomes.leave_group",
        "outcomes.withdraw",
        "pathways.take_back_vote",
        "pathways.withdraw_feeling",
        "pathways.withdraw_idea",
    ),
    "a round or a poll in one of its states": (
        "cards.give_dots",
        "cards.open_poll",
        "cards.rank",
        "cards.rename_cluster",
        "hypotheses.fix_rule",
        "hypotheses.score",
    ),
    "something that stands in the only place where it may": (
        "answers.answer",
        "answers.promise",
        "hypotheses.place_quote",
        "hypotheses.remove_quote",
        "outcomes.adopt_framework",
        "pathways.plan_action",
        "pathways.remove_pain_point",
    ),
    "somebody who has left, or what is old": ("meeting.erase_person", "meeting.let_go_old"),
}

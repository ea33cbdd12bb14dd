"""How hypotheses, their rule and their results are told in documents."""

from __future__ import annotations

from workshops.artefacts.hypotheses.operations import result_of
from workshops.artefacts.hypotheses.published import leaning
from workshops.artefacts.hypotheses.records import (
    CommonGroundRule,
    Hypothesis,
    PlannedTest,
    PublishedResult,
    Result,
    Strip,
)
from workshops.marks import day_of, marked, name_of
from workshops.marks import say as say_commonly
from workshops.state import View
from workshops.words import sentence


def say(key: str, **values: object) -> str:
    """A sentence of the hypotheses register."""
    return sentence(f"document.hypotheses.{key}", "en", **values)


def statement(one: Hypothesis) -> str:
    """We think ..., because ..., as one or two sentences."""
    if one.withdrawn or one.masked:
        return say("withdrawn") if one.withdrawn else say_commonly("out_of_sight")
    because = say("because", words=_ended(one.because)) if one.because else ""
    return " ".join(part for part in (say("think", words=_ended(one.think)), because) if part)


def _ended(words: str) -> str:
    return words if words.rstrip().endswith((".", "?", "!", "…")) else f"{words.rstrip()}."


def tests_of(one: Hypothesis) -> tuple[str, ...]:
    """What would show it to be true or false, and whom it could harm."""
    held = {"true_if": one.true_if, "false_if": one.false_if, "harm": one.harm}
    return tuple(say(key, words=_ended(words)) for key, words in held.items() if words)


def status_of(view: View, one: Hypothesis) -> str:
    """The status, the group that raised it, and the verdict of the newest round."""
    found = result_of(view, one.id)
    raised = say("raised_by", group=name_of(view, one.raised_by)) if name_of(view, one.raised_by) else ""
    verdict = say(f"verdict.{found.verdict}") if found else say("not_scored_yet")
    return " ".join(part for part in (say("status_is", status=say(f"status.{one.status}")), raised, verdict) if part)


def rule_in_words(rule: CommonGroundRule) -> str:
    """What counts as common ground, with both ends of the scale and the day on which it was fixed."""
    values = {"low": rule.low_words, "high": rule.high_words, "day": day_of(rule.fixed_at)}
    told = say("rule", **values, agrees_from=rule.agrees_from, share=rule.share)
    return f"{told} {say(f'rule.{rule.small}')}"


def result_in_words(view: View, result: Result) -> str:
    """What a round adds up to: words at both ends, how many people, the middle and the range."""
    if result.strip is None:
        return say("result.hidden")
    rule = view.require(CommonGroundRule, result.rule)
    ends = {"low_words": rule.low_words, "high_words": rule.high_words}
    told = [say(f"verdict.{result.verdict}"), say("result", **ends, **spread(result.strip))]
    if result.unsure:
        told.append(say("result.unsure", count=result.unsure))
    if result.hidden:
        told.append(say("result.small", count=result.hidden))
    return " ".join(told)


def weighed_in_words(result: Result) -> list[str]:
    """How much a hypothesis matters to people and how sure they are, as far as enough of them said."""
    held = {"importance": result.importance, "confidence": result.confidence}
    return [say(f"result.{key}", **spread(one.strip)) for key, one in held.items() if one]


def trial_in_words(one: PlannedTest) -> str:
    """A test: who looks at what, the threshold and when it was fixed, and what came out."""
    told = [
        say("test", number=one.number, way=say(f"way.{one.way}"), owner=one.owner, looks_at=_ended(one.looks_at)),
        say("test.threshold", measure=_ended(one.measure), threshold=_ended(one.threshold)),
        say("test.before" if one.fixed_before else "test.after", day=day_of(one.fixed_at)),
        say("test.outcome", met=say(f"met.{one.met}"), words=_ended(one.words)) if one.met else "",
    ]
    return marked(" ".join(part for part in told if part), one.basis)


def spread(strip: Strip) -> dict[str, object]:
    """A strip's figures: n, lowest, middle half, middle person, highest."""
    half = say("half", q1=figure(strip.q1), q3=figure(strip.q3))
    return {"n": strip.n, "low": strip.low, "half": half, "median": figure(strip.median), "high": strip.high}


def figure(value: float) -> str:
    """A figure without a needless fraction."""
    return f"{value:g}"


def direction_in_words(one: PublishedResult) -> str:
    """What both ends of a published scale mean, and so what a low figure says."""
    ends = {"scale_from": figure(one.scale_from), "scale_to": figure(one.scale_to)}
    return say("quoted.direction", low=one.low_words, high=one.high_words, **ends)


def average_in_words(one: PublishedResult) -> str:
    """The published average and the end of the scale that it is nearer to, in that end's words."""
    if one.average is None:
        return say("quoted.no_average")
    nearer = leaning(one)
    words = one.low_words if nearer == "low" else one.high_words
    return say(f"quoted.average.{'middle' if nearer == 'middle' else 'near'}", average=figure(one.average), words=words)


def range_of(one: PublishedResult) -> str:
    """The published range, "10 to 100"; nothing where the source does not give it."""
    if one.lowest is None or one.highest is None:
        return ""
    return say("half", q1=figure(one.lowest), q3=figure(one.highest))


def quoted_in_words(one: PublishedResult) -> str:
    """A published result beside a hypothesis: the statement, its direction, its figures, the note and the source."""
    told = (
        say("quoted.statement", words=one.statement),
        direction_in_words(one),
        average_in_words(one),
        say("quoted.range", range=range_of(one)) if range_of(one) else "",
        _ended(one.note) if one.note else "",
        say("quoted.source", source=_ended(one.source)),
    )
    return " ".join(part for part in told if part)

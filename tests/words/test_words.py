"""Languages other than English: they count right, keep every placeholder, and say what nobody has checked."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale

from workshops.thread import threaded_kinds
from workshops.words import catalogue, sentence
from workshops.words.plurals import FORMS, form

VECTORS: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("plurals.json").read_text())
OTHERS = sorted(one.name[:-5] for one in files("workshops.words").iterdir() if one.name.endswith(".json"))
OTHERS.remove("en")
TAKING_PART = re.compile(r"(common|join|phone|projector|refusal)\.")
# The words of a partnership that writes English, and what is read by whoever comes to help.
SAID_IN_ENGLISH = {"phone.sentence.full", "phone.sentence.short", "phone.talk.note"}
FORM = re.compile(r"\.(zero|one|two|few|many|other)$")


def written(language: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(files("workshops.words").joinpath(f"{language}.json").read_text("utf-8"))
    return found


def places(words: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", words))


def stem_of(key: str) -> str:
    """The key without its form, where English counts by it; ``phone.quiet.one`` counts nothing."""
    stem = FORM.sub("", key)
    return stem if {f"{stem}.one", f"{stem}.other"} <= set(catalogue("en")) else key


def english_of(key: str) -> str | None:
    """The English sentence that a key translates; a form that English has not follows its ``other``."""
    stem = stem_of(key)
    return catalogue("en").get(key if stem == key else f"{stem}.other")


def test_every_kind_of_record_in_a_thread_has_a_name() -> None:
    """The screens put the name together from the kind."""
    missing = [kind for kind in threaded_kinds() if f"laptop.thread.kind.{kind}" not in catalogue("en")]
    assert sorted(missing) == []


def test_every_language_has_rules_for_counting() -> None:
    assert set(FORMS) == {"en", *OTHERS} == set(VECTORS)


@pytest.mark.parametrize("language", VECTORS)
def test_numbers_take_the_forms_of_the_unicode_rules(language: str) -> None:
    rules = Locale.parse(language).plural_form
    for number, expected in VECTORS[language].items():
        assert form(language, int(number)) == expected == rules(int(number)), (language, number)


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_translates_sentences_that_there_are_and_keeps_their_placeholders(language: str) -> None:
    for key, words in catalogue(language).items():
        english = english_of(key)
        assert english is not None, f"{key} translates nothing"
        # Where one form stands for one number alone, the number may be part of the words.
        assert places(english) - {"n", "count"} <= places(words) <= places(english), key
        assert stem_of(key) != key or places(words) == places(english), key


@pytest.mark.parametrize("language", OTHERS)
def test_a_counted_sentence_has_every_form_that_its_language_knows(language: str) -> None:
    keys = catalogue(language)
    forms = ("other", *FORMS[language])
    counted = {stem_of(key) for key in keys if stem_of(key) != key}
    assert [f"{stem}.{name}" for stem in counted for name in forms if f"{stem}.{name}" not in keys] == []
    several = [name for name, numbers in FORMS[language].items() if len(numbers) > 1]
    assert [f"{stem}.{name}" for stem in counted for name in several if not places(keys[f"{stem}.{name}"])] == []


@pytest.mark.parametrize("language", OTHERS)
def test_those_who_take_part_read_all_of_it_in_their_language(language: str) -> None:
    """A sentence that is new for them comes with its translation, which no speaker need have checked yet."""
    wanted = {stem_of(key) for key in catalogue() if TAKING_PART.match(key)} - SAID_IN_ENGLISH
    have = {stem_of(key) for key in catalogue(language)}
    assert sorted(wanted - have) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_its_name_its_direction_and_what_a_speaker_has_checked(language: str) -> None:
    found = written(language)
    assert found["_name"]
    assert (
        found["_direction"] == {"right-to-left": "rtl", "left-to-right": "ltr"}[Locale.parse(language).character_order]
    )
    checked = found["_checked"]
    assert checked == "" or (isinstance(checked, list) and all(isinstance(one, str) for one in checked))
    assert not any(key.startswith("_") for key in catalogue(language))


@pytest.mark.parametrize("language", [one for one in OTHERS if written(one)["_direction"] == "rtl"])
def test_the_parts_of_a_telephone_number_keep_their_order_among_words_from_right_to_left(language: str) -> None:
    """A plain space lets them change places; one that does not break holds them together."""
    assert [key for key, words in catalogue(language).items() if re.search(r"\d \d", words)] == []


def test_a_sentence_counts_as_its_language_does_and_is_english_where_there_is_none() -> None:
    counts = [sentence("document.common.count.people", "gd", count=n) for n in (1, 2, 3, 20)]
    assert counts == ["1 duine", "2 dhuine", "3 daoine", "20 duine"]
    assert sentence("document.common.count.people", "ur", count=1) == "1 person"
    with pytest.raises(KeyError):
        sentence("document.common.nothing", "gd")

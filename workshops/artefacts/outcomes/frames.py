"""Choosing a framework of themes, or making one's own."""

from __future__ import annotations

from typing import Any

from workshops.admission import Operation, Stamp, operation
from workshops.artefacts.outcomes.packs import packs
from workshops.artefacts.outcomes.records import Framework, Theme
from workshops.audiences import EVERYONE
from workshops.fields import reference, text
from workshops.refusal import Refused
from workshops.rules import Actor, is_door, is_facilitator
from workshops.state import Changes, View


def themes_of(here: View, framework: str) -> list[Theme]:
    """The themes of a framework, in order."""
    return sorted((one for one in here.of(Theme) if one.framework == framework), key=lambda one: one.order)


@operation("outcomes.adopt_framework", allowed=is_facilitator | is_door)
class AdoptFramework(Operation):
    """Take a published framework, in the version that its pack names."""

    key: str = text(60)

    def check(self, here: View, actor: Actor) -> None:
        if self.key not in packs():
            raise Refused("missing", field="key")
        if any(one.key == self.key for one in here.of(Framework)):
            raise Refused("taken", field="key")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        pack = packs()[self.key]
        framework = Framework(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            key=self.key,
            name=pack["name"],
            version=pack["version"],
            source=pack["source"],
        )
        themes = [_theme(framework.id, order, one, stamp) for order, one in enumerate(pack["themes"], start=1)]
        return Changes.of(put=[framework, *themes])


def _theme(framework: str, order: int, found: dict[str, Any], stamp: Stamp) -> Theme:
    return Theme(
        id=stamp.new_id(EVERYONE),
        audience=EVERYONE,
        framework=framework,
        order=order,
        name=found["name"],
        meaning=found["meaning"],
    )


@operation("outcomes.begin_framework", allowed=is_facilitator | is_door)
class BeginFramework(Operation):
    """Begin a framework of the partnership's own, without themes yet."""

    name: str = text(120)
    version: str = text(40, default="1")
    source: str = text(300, default="")

    def check(self, here: View, actor: Actor) -> None:
        if any(_same(one.name, self.name) for one in here.of(Framework)):
            raise Refused("taken", field="name")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        made = Framework(
            id=stamp.new_id(EVERYONE),
            audience=EVERYONE,
            key=f"own-{sum(one.own for one in here.of(Framework)) + 1}",
            name=self.name,
            version=self.version or "1",
            source=self.source,
            own=True,
        )
        return Changes.of(put=[made])


@operation("outcomes.add_theme", allowed=is_facilitator | is_door)
class AddTheme(Operation):
    """Add a theme to a framework of one's own. A published one stays as it was published."""

    framework: str = reference("outcomes.framework")
    name: str = text(80)
    meaning: str = text(400, default="")

    def check(self, here: View, actor: Actor) -> None:
        if not here.require(Framework, self.framework).own:
            raise Refused("closed", reason="published")
        if any(_same(one.name, self.name) for one in themes_of(here, self.framework)):
            raise Refused("taken", field="name")

    def changes(self, here: View, actor: Actor, stamp: Stamp) -> Changes:
        order = len(themes_of(here, self.framework)) + 1
        return Changes.of(put=[_theme(self.framework, order, {"name": self.name, "meaning": self.meaning}, stamp)])


def _same(one: str, other: str) -> bool:
    return one.casefold().strip() == other.casefold().strip()

"""The pure core of Common Ground: intent in, consequences out.

``admit(state, operation, actor, stamp)`` gives changes or raises ``Refused``; ``State.merge(changes)`` applies them.
No Flask, no SQL, no clock, no chance.
"""

from workshops.admission import Operation, Stamp, admit
from workshops.refusal import Refused
from workshops.rules import Actor
from workshops.state import Changes, Part, Record, State, View

__all__ = [
    "Actor",
    "Changes",
    "Operation",
    "Part",
    "Record",
    "Refused",
    "Stamp",
    "State",
    "View",
    "admit",
]

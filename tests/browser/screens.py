"""The screens and states there are, by what leads to each and what then stands there."""

from __future__ import annotations

import re

AREAS = (
    "overview",
    "agreement",
    "hypotheses",
    "pathways",
    "outcomes",
    "specification",
    "sessions",
    "people",
    "answers",
    "export",
    "safety",
)
# What the room does, the kind of record before it if any, and what then stands on every phone.
ROOMS = (
    ("talk", "", "Look up"),
    ("silent_write", "", "We think…"),
    ("break", "", "We’re having a break"),
    ("private_score", "hypotheses.round", "How much do you agree?"),
    ("reveal", "hypotheses.result", "Say why you think so"),
    ("talk", "hypotheses.hypothesis", "We are all looking at this idea."),
    ("talk", "agreement.clause", "Our agreement"),
    ("talk", "pathways.map", "This is the map as a list."),
)
# The same on a wall.
WALLS = (
    ("private_score", "hypotheses.round", "Score on your own"),
    ("reveal", "hypotheses.result", "Our rule, fixed on"),
    ("break", "", "Your place is kept"),
)
SHEETS = ("Things you’ve shared", "Reading and words", "Read again: if you are worried")
DIALOGS = (
    ("overview", "Change"),
    ("agreement", "Add a clause"),
    ("hypotheses", "Add one"),
    ("hypotheses", "Quote a published result"),
    ("pathways", "Bring a map from a table"),
    ("pathways", "Begin a map"),
    ("outcomes", "Add an outcome"),
    ("outcomes", "Add an indicator"),
    ("outcomes", "Begin our own framework"),
    ("outcomes", "Add a quality"),
    ("specification", "Add a requirement"),
    ("sessions", "Plan a session"),
    ("people", "Invite a person"),
    ("people", "Change"),
    ("people", "Remove"),
    ("room", "End session"),
    ("room", "Change the plan"),
    ("map", "all keys"),
)
# A row that opens the drawer beside a section.
DRAWERS = (
    ("agreement", re.compile("^WTA-10 ")),
    ("hypotheses", re.compile("^Young people stop asking")),
    ("outcomes", re.compile("^O1 ")),
    ("specification", re.compile("^R-001.*Why is this here")),
)

"""What a map says, in counts and in figures. The only part of the core that uses NumPy and SciPy."""

from workshops.artefacts.pathways.analysis.figures import Ending, Figures, StepFigures
from workshops.artefacts.pathways.analysis.report import Missing, Report, Unknown, report

__all__ = ["Ending", "Figures", "Missing", "Report", "StepFigures", "Unknown", "report"]

"""What a process counts of itself, in Prometheus' text. Each process tells its own figures; a collector adds them up.

Counting is plain arithmetic on gevent's loop, since it happens for every operation: about a microsecond each. The
library only writes what was counted, when somebody asks. Labels are kinds, codes and routes as they are declared, so
that no label holds what anybody sent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from server.live.rooms import Settled

PREFIX: Final = "commonground_"
SECONDS: Final = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
SIZES: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0)

COUNTED: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "operations": ("Operations by kind and outcome: accepted, or the code of the refusal", ("kind", "outcome")),
    "refusals": ("Refusals by code, and whether an operation, another message or a request met it", ("of", "code")),
    "requests": ("HTTP requests by route as it is declared, method and status", ("route", "method", "status")),
    "exports": ("Documents and tables made, by form and outcome", ("form", "outcome")),
    "errors": ("What went wrong without anybody's doing, by the part it went wrong in", ("part",)),
}
MEASURED: Final[Mapping[str, tuple[str, tuple[float, ...]]]] = {
    "admit_seconds": ("Admitting one batch: the rules, on a draft", SECONDS),
    "commit_seconds": ("Writing one batch, durably", SECONDS),
    "answer_seconds": ("From being asked for an operation to its answer", SECONDS),
    "batch_operations": ("Operations in one batch", SIZES),
    "export_seconds": ("Making one document or table, beside the room", (*SECONDS, 30.0, 60.0)),
    "request_seconds": ("Answering one HTTP request", SECONDS),
    "loop_lag_seconds": ("How late the event loop came to a thing that was due", SECONDS),
}
Gauges = Callable[[], Iterable[tuple[str, str, float]]]


class Spread:
    """How often something took how long, by upper bound."""

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.sum = 0.0

    def add(self, *values: float) -> None:
        """Count some more."""
        for one in values:
            self.counts[bisect_left(self.bounds, one)] += 1
        self.sum += sum(values)

    def buckets(self) -> list[tuple[str, float]]:
        """(upper bound, how many up to it), as Prometheus wants them."""
        found, total = [], 0
        for bound, count in zip([*self.bounds, float("inf")], self.counts, strict=True):
            total += count
            found.append(("+Inf" if bound == float("inf") else repr(bound), float(total)))
        return found


class Metrics(Collector):
    """Everything that one process counts. Only its event loop writes here."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[tuple[str, ...]]] = {name: Counter() for name in COUNTED}
        self._spreads = {name: Spread(bounds) for name, (_, bounds) in MEASURED.items()}
        self._gauges: list[Gauges] = []
        self._registry = CollectorRegistry(auto_describe=False)
        ProcessCollector(registry=self._registry)
        self._registry.register(self)

    def count(self, name: str, *labels: str) -> None:
        """One more of something."""
        self._counts[name][labels] += 1

    def measure(self, name: str, value: float) -> None:
        """How long something took, or how large it was."""
        self._spreads[name].add(value)

    def settled(self, settled: Settled) -> None:
        """A batch was answered."""
        kinds = [asked.operation.kind for asked in settled.batch]
        codes = [answer.refused["code"] if answer.refused else "accepted" for answer in settled.outcome.answers]
        self._counts["operations"].update(zip(kinds, codes, strict=True))
        self._counts["refusals"].update(("operation", code) for code in codes if code != "accepted")
        self._spreads["answer_seconds"].add(*settled.waited)
        admitting, committing = settled.outcome.spent
        if committing:
            self.measure("admit_seconds", admitting)
            self.measure("commit_seconds", committing)
        self.measure("batch_operations", len(settled.batch))

    def watch(self, gauges: Gauges) -> None:
        """Ask for (name, about, value) whenever somebody looks."""
        self._gauges.append(gauges)

    def text(self) -> bytes:
        """Everything, in Prometheus' text format."""
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """For the library."""
        for name, (about, labels) in COUNTED.items():
            family = CounterMetricFamily(PREFIX + name, about, labels=labels)
            for values, count in sorted(self._counts[name].items()):
                family.add_metric(values, count)
            yield family
        for name, (about, _) in MEASURED.items():
            spread = self._spreads[name]
            yield HistogramMetricFamily(PREFIX + name, about, buckets=spread.buckets(), sum_value=spread.sum)
        for gauges in self._gauges:
            for name, about, value in gauges():
                kind = CounterMetricFamily if name.endswith("_total") else GaugeMetricFamily
                yield kind(PREFIX + name, about, value=value)

"""One command as a process of its own, so that start-up and memory count."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

# A process of its own runs each command: the peak that Linux reports of a child is at least that of its parent.
LAUNCHER = """
import os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: time on the clock and on the processor, memory."""

    seconds: float
    processor_seconds: float
    peak_megabytes: float


def measure(command: Sequence[str], runs: int) -> Run:
    """Run a command several times, its output thrown away, and return the fastest run."""
    return min((_measure_once(command) for _ in range(runs)), key=lambda run: run.seconds)


def _measure_once(command: Sequence[str]) -> Run:
    done = subprocess.run([sys.executable, "-c", LAUNCHER, *command], stdout=subprocess.PIPE, check=True)
    seconds, processor_seconds, kilobytes = done.stdout.split()
    return Run(float(seconds), float(processor_seconds), int(kilobytes) / 1024)

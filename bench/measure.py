"""Runs a command as a whole process: CPU seconds (user + system), wall seconds and peak memory; medians of several runs."""

import os
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass
class Run:
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int


def once(command, **options):
    """Runs a command once; its output is dropped, a failure is an error."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise SystemExit(f"{command[0]} ended with code {process.returncode}: {' '.join(map(str, command))}")
    return Run(usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss * 1024)


def median(runs):
    return Run(*(statistics.median(getattr(run, field) for run in runs) for field in ("cpu_seconds", "wall_seconds", "peak_bytes")))


def pairs(ours, peer, times, before=lambda: None):
    """Our command and the peer's in turn, so that a busy machine slows both; `before` prepares each run of either."""
    mine, theirs = [], []
    for _ in range(times):
        before()
        mine.append(once(ours))
        before()
        theirs.append(once(peer))
    return median(mine), median(theirs)


def line(name, run, rows=None):
    rate = f"{rows / run.cpu_seconds:>12,.0f} rows per CPU second" if rows else ""
    return f"  {name:<34}{run.cpu_seconds:>9.2f} CPU s {run.wall_seconds:>8.2f} s {run.peak_bytes / 2**20:>8.0f} MiB {rate}"

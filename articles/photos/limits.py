"""What the child process may use: it confines itself before it looks at a picture, so a bomb hurts nobody else."""

import os
import resource

MEMORY = 1024 * 1024 * 1024  # bytes of address space
CPU_SECONDS = 10
READING_SECONDS = 5  # of them, where only the metadata are read
LARGEST_RENDITION = 64 * 1024 * 1024  # bytes
OPEN_FILES = 64
NICE = 10
LIMITS = (
    (resource.RLIMIT_AS, MEMORY),
    (resource.RLIMIT_FSIZE, LARGEST_RENDITION),
    (resource.RLIMIT_NOFILE, OPEN_FILES),
    (resource.RLIMIT_CORE, 0),
)


def confine(cpu_seconds: int = CPU_SECONDS) -> None:
    """Take what readers need off this process, for good: it gets what processor they leave, and no more than LIMITS."""
    os.nice(NICE)
    if hasattr(os, "SCHED_BATCH"):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    for limit, most in (*LIMITS, (resource.RLIMIT_CPU, cpu_seconds)):
        allowed = resource.getrlimit(limit)[1]
        least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(limit, (least, least))

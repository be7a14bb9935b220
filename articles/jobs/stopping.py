"""How a worker is told to stop: by KeyboardInterrupt wherever it is, as from the keyboard, which drivers can bear."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Self

# Seconds. Where the interruption falls into code that swallows what it raises, as looking for an attribute does, it is
# lost, and comes again.
AGAIN_AFTER = 2.0


class Stopping:
    """Listens from when it is made, in the main thread of a process that ends with what stands inside."""

    def __init__(self) -> None:
        self.told = self.heeded = False
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
            signal.signal(number, self._hear)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.heed()

    def heed(self) -> None:
        """From now on nothing interrupts."""
        self.heeded = True
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        # A terminal and the process that started this one may both tell it.
        if self.heeded or (self.told and number != signal.SIGALRM):
            return
        self.told = True
        signal.setitimer(signal.ITIMER_REAL, AGAIN_AFTER)
        raise KeyboardInterrupt

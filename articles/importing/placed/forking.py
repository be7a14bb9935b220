"""python -m articles.importing.placed.forking FD: the process that a child is forked from for each foreign file.

It has imported what opens files, so that a child is there at once; of the importer it has nothing: neither Django nor
the environment with its keys. Over the socket FD it is asked, eight bytes at a time, for a child (0, with the child's
own socket) or for the end of one (its number), and answers with that number or with how it ended. A child that has
ended stands in the system's table until it is asked for, so its number is nobody else's; all end with whoever asks.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import socket
import struct
import sys

from articles.importing.placed.child import import_readers, run

QUESTION = struct.Struct("!q")
# Of Linux's unshare(2): a user and a network of its own, in which there is nobody to be reached.
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def main() -> None:
    asking = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leave_the_network()
    import_readers()
    gc.freeze()
    living: set[int] = set()
    while True:
        question, (*fds,), _, _ = socket.recv_fds(asking, QUESTION.size, 1)
        if len(question) < QUESTION.size:
            break
        if fds:
            living.add(answer := _forked(asking, fds[0]))
        else:
            (child,) = QUESTION.unpack(question)
            answer = _ended(child)
            living.discard(child)
        asking.sendall(QUESTION.pack(answer))
    for child in living:
        _ended(child)


def leave_the_network() -> None:
    """For this process and all that are forked from it. Some systems forbid it: then only the other limits hold."""
    ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)


def _forked(asking: socket.socket, fd: int) -> int:
    child = os.fork()
    if child:
        os.close(fd)
        return child
    code = 1
    try:
        asking.close()
        run(socket.socket(fileno=fd))
        code = 0
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    """How it ended, below 0 by which signal; ours where it had not ended yet."""
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()

"""How long processes that give no sign are waited for."""

from __future__ import annotations


class Patience:
    """Decides when processes that give no sign are to be started again.

    It counts how often they were asked, not seconds: on a busy machine asking takes longer, and so do they.  Each time
    it is used up it doubles, so that processes which need very long to start are not stopped again and again.

    asked: how often they are asked without a sign the first time.
    """

    def __init__(self, asked: int) -> None:
        self._most = asked
        self._asked = 0
        self._sign: object = None

    def is_over(self, sign: object) -> bool:
        """Ask once; `sign` is anything that changes as the processes work.  When it is over, it begins again."""
        if sign != self._sign:
            self._sign, self._asked = sign, 0
        self._asked += 1
        if self._asked <= self._most:
            return False
        self._most, self._asked = 2 * self._most, 0
        return True

"""Classes of cues that several modules ask for together."""

from __future__ import annotations

# Verbs whose object is the guest or the other side: tiếp, hội đàm, hội kiến, gặp, gặp mặt.
TALKS = frozenset({"RECEIVE", "CONFER", "AUDIENCE", "ENCOUNTER", "GREET"})
WORKS = frozenset({"WORKWITH", "WORKAT"})  # làm việc với, làm việc tại
SITS = frozenset({"SIT", "SITGROUP"})  # làm việc tại hội trường, thảo luận tại tổ

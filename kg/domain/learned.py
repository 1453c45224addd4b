"""Reads what a domain has learned: `bearers.json`, weights of what says whose a figure is, and how they were made."""

from __future__ import annotations

import json
import math
from pathlib import Path

from kg.domain.folder import bytes_of, is_there
from kg.errors import UsageError

_ANEW = "Learn it anew: python scripts/train_bearers.py DIR --write"


def weights(path: Path) -> dict[str, float]:
    """The weights by feature; none where there is no such file.

    Raises:
        UsageError: it is not what the script writes.
    """
    if not is_there(path):
        return {}
    try:
        learned = json.loads(bytes_of(path).decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}: line {error.lineno}, column {error.colno}: {error.msg}. {_ANEW}") from None
    except (ValueError, RecursionError):  # no UTF-8, numbers of thousands of digits, thousands of brackets
        raise UsageError(f"{path}: no JSON in UTF-8. {_ANEW}") from None
    if not isinstance(learned, dict) or not all(isinstance(learned.get(part), dict) for part in ("made", "weights")):
        raise UsageError(f"{path}: must be an object with “made” and “weights”. {_ANEW}")
    for feature, weight in learned["weights"].items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not math.isfinite(weight):
            raise UsageError(f"{path}: weights: {feature[:60]}: {str(weight)[:20]} is no number. {_ANEW}")
    return dict(learned["weights"])

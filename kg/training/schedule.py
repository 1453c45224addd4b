"""How fast a network learns as training goes on."""


def rate_of(epoch: int, epochs: int) -> float:
    """The share of the full rate in an epoch: half in the first, all until the middle, then less and less."""
    if epoch == 0:
        return 0.5
    done = epoch / epochs
    return 1.0 if done < 0.5 else 0.3 if done < 0.8 else 0.1

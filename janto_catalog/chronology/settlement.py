"""What would settle a conflict: which sources would make an overruled claim count, or confirm that it does not."""

from __future__ import annotations

from collections.abc import Mapping

from janto_catalog.model.claims import Layer
from janto_catalog.model.order import Conflict, Reason, ReasonKind

_DERIVED = {ReasonKind.STATE: Layer.STATE, ReasonKind.ASSUMED: Layer.ASSUMED}
# For the layer of an overruled claim: the sources that are stronger.
_STRONGER = {
    Layer.CANON: "Only your own placement",
    Layer.REFERENCE: "The screen or the publisher",
    Layer.STATE: "A reference work, the publisher or the screen",
    Layer.ASSUMED: "A reference work, the publisher or the screen",
    Layer.COMMENTARY: "A reference work, the publisher or the screen",
    Layer.UNVERIFIED: "Any source that can be looked up",
}
# For the weakest layer of the loop against it: the sources that are as strong.
_AS_STRONG = {
    Layer.USER: "you",
    Layer.CANON: "the screen or the publisher",
    Layer.REFERENCE: "a reference work, the publisher or the screen",
}


def settlement(conflict: Conflict, layers: Mapping[str, Layer]) -> str:
    """Return what would settle `conflict`, in one sentence; `layers` are the layers of sources by id."""
    own = _layer(conflict.claim, layers)
    if own is Layer.USER:
        return "It would hold without the other placement of your own."
    if any(_layer(reason, layers) is Layer.USER for reason in conflict.loop):
        return "It would hold without your own placement."
    against = max((_layer(reason, layers) for reason in conflict.loop), default=own)
    if own <= against:
        return f"{_STRONGER.get(own, 'A stronger source')} would settle it."
    return f"It would hold if {_AS_STRONG.get(against, 'an equally strong source')} said the same."


def _layer(reason: Reason, layers: Mapping[str, Layer]) -> Layer:
    if reason.source:
        return layers.get(reason.source, Layer.UNVERIFIED)
    return _DERIVED.get(reason.kind, Layer.CANON)

"""Rules of `escalation.errors`: one root, and a default message for each."""

from __future__ import annotations

import pytest

from escalation import errors

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_the_root_and_says_what_happened(kind: type[Exception]) -> None:
    assert issubclass(kind, errors.EscalationError)
    assert str(kind()).endswith(".")
    assert str(kind("other words")) == "other words"


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_drawn_in_the_tree(kind: type[Exception]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")

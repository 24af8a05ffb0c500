"""What studies found out about methods: the records of ``docs/data/studies.yml``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from pydantic import Field, model_validator

from mosty.model.record import Record, Texts

#: How a study was made, the strongest design first: families are allotted at random or many such
#: studies are reviewed; there is a group to compare with; before and after, or what people say of
#: themselves; the method is described and nothing is measured.
Design = Literal["randomised", "quasi_experiment", "before_after", "described"]
#: The strength of the evidence on a method, the strongest first: that of a design, or ``nothing``
#: where there is no record of any study.
Strength = Literal["randomised", "quasi_experiment", "before_after", "described", "nothing"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
NOTHING: Strength = "nothing"
#: What came out: it helped, it helped in part, it made no difference, it made things worse, or no
#: effect was measured.
Effect = Literal["helped", "mixed", "no_difference", "worse", "not_measured"]


class Study(Record):
    """One result of a study about a method; a study with several results has a record for each.

    ``method`` is the id of the page of the method. ``place`` says where and when, ``texts`` what
    came out, ``limits`` what must be known beside it. ``sources`` are keys of the sources it was
    read in.
    """

    id: str
    method: str
    design: Design
    effect: Effect
    place: Texts
    texts: Texts
    limits: Texts = {}
    sources: list[str] = Field(min_length=1)

    @model_validator(mode="after")
    def _measured(self) -> Study:
        if (self.design == "described") != (self.effect == "not_measured"):
            raise ValueError("a design that only describes measures no effect, and the others do")
        return self

    @property
    def printed_texts(self) -> dict[str, Texts]:
        """What readers read of it, field → text by language, without fields that are empty."""
        names = ("place", "texts", "limits")
        return {name: texts for name in names if (texts := getattr(self, name))}


def strongest(studies: Iterable[Study]) -> Strength:
    """The strength of a method: the strongest design of its studies, whatever came out of them;
    ``nothing`` if there is none.
    """
    return min((study.design for study in studies), key=STRENGTHS.index, default=NOTHING)

from __future__ import annotations

from dataclasses import dataclass

from onetext.preferences.reveal.likelihood import Answers
from onetext.preferences.reveal.particles import Particles


@dataclass
class Moved:
    particles: Particles
    ess: float


def moved(answers: Answers, *, seed: int, draws: int) -> Moved | None:
    return None

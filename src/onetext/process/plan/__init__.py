"""Planning: what going on is worth to parties that look ahead, by working back through a small game."""

from onetext.process.plan.game import Game
from onetext.process.plan.reduced import Planned, reduced_plan
from onetext.process.plan.solving import Plan, solve

__all__ = ["Game", "Plan", "Planned", "reduced_plan", "solve"]

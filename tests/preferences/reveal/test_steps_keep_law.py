"""Metropolis steps leave alone what is already distributed as it should be."""

from dataclasses import replace

import numpy as np
from answering import answer, number, two_issues

from onetext.preferences.reveal.acts import acts_of
from onetext.preferences.reveal.likelihood import Answers
from onetext.preferences.reveal.particles import Particles
from onetext.preferences.reveal.walking import Walk


def test_steps_keep_a_narrow_wedge_across_the_square() -> None:
    """Accepting both drafts at a no deal of 45 leaves weights whose ratio is 9 to 11 at most.

    The larger of both weights then has density 2 m: its mean is 2/3, the mean of its square 1/2. The wedge is drawn
    exactly, and mixed; numbers that are tied to each other must not drift towards the corners of the square.
    """
    case = two_issues(45)
    case = replace(case, responses=(*case.responses, answer("s", "accepts", "e", number(1))))
    size, source = 128 * 160, np.random.default_rng(7)
    larger = np.sqrt(source.random(size))
    smaller = larger * (9 / 11 + 2 / 11 * source.random(size))
    first = source.random(size) < 0.5
    x, y = np.where(first, larger, smaller), np.where(first, smaller, larger)
    start = Particles(5, size, {("weight", "p", "x"): x[None], ("weight", "p", "y"): y[None]})
    walk = Walk(Answers(case, "p", acts_of(case, "p")), start, np.random.default_rng(3), batch=128)
    assert (walk.judged.distance == 0).all()

    walk.go(lambda judged: judged.log, 40)

    assert (walk.judged.distance == 0).all()
    after = walk.view.parts.weights.max(axis=0)
    assert np.abs(after - larger).mean() > 0.1
    assert abs(after.mean() - 2 / 3) < 4 * (1 / 18) ** 0.5 / size**0.5
    assert abs((after**2).mean() - 1 / 2) < 4 * (1 / 12) ** 0.5 / size**0.5
    assert abs((walk.view.parts.weights[0] > walk.view.parts.weights[1]).mean() - 1 / 2) < 4 * 0.5 / size**0.5

"""Random numbers: published vectors, a second implementation in plain Python, distribution and independence."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import pytest
from scipy import stats

from onetext.process.draws import BLOCK
from onetext.process.streams import Source

MASK = 2**64 - 1


def philox(counter: tuple[int, int, int, int], key: tuple[int, int]) -> tuple[int, int, int, int]:
    """Philox4x64-10 by its definition (Salmon, Moraes, Dror and Shaw, 2011), in whole numbers."""
    a, b, c, d = counter
    one, two = key
    for turn in range(10):
        if turn:
            one, two = (one + 0x9E3779B97F4A7C15) & MASK, (two + 0xBB67AE8584CAA73B) & MASK
        first, second = 0xD2E7470EE14C6C93 * a, 0xCA5A826395121157 * c
        a, b, c, d = (second >> 64) ^ b ^ one, second & MASK, (first >> 64) ^ d ^ two, first & MASK
    return a, b, c, d


@pytest.mark.parametrize(
    ("counter", "key", "expected"),
    [
        (
            (0, 0, 0, 0),
            (0, 0),
            (0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B),
        ),
        (
            (MASK, MASK, MASK, MASK),
            (MASK, MASK),
            (0x87B092C3013FE90B, 0x438C3C67BE8D0224, 0x9CC7D7C69CD777B6, 0xA09CAEBF594F0BA0),
        ),
        (
            (0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89),
            (0x452821E638D01377, 0xBE5466CF34E90C6C),
            (0xA528F45403E61D95, 0x38C72DBD566E9788, 0xA5A1610E72FD18B5, 0x57BD43B5E52B7FE6),
        ),
    ],
)
def test_the_definition_gives_the_published_vectors(
    counter: tuple[int, int, int, int], key: tuple[int, int], expected: tuple[int, int, int, int]
) -> None:
    assert philox(counter, key) == expected


def test_our_numbers_are_those_of_the_definition_at_their_own_counters() -> None:
    seed, block, step, purpose, rows = 7, 5, 3, "weather", 3
    words = Source(seed, block).words(purpose, step, rows).ravel()
    one, two = np.frombuffer(blake2b(f"{seed}\x1fprocess".encode(), digest_size=16).digest(), dtype="<u8")
    what = int.from_bytes(blake2b(purpose.encode(), digest_size=8).digest(), "little")
    for place in (0, 1, 7, 8, 1023, 1024, rows * BLOCK - 1):
        # Four words of 64 bits to a counter, eight of ours; counting starts at one.
        found = philox((1 + place // 8, step, block, what), (int(one), int(two)))[place % 8 // 2]
        assert int(words[place]) == (found >> 32 * (place % 2)) & 0xFFFFFFFF


def test_neighbours_change_nothing() -> None:
    alone, together = Source(1, 4), Source(1, 2, 4, 9)
    assert np.array_equal(alone.uniforms("a", 0, 2), together.uniforms("a", 0, 2)[:, BLOCK : 2 * BLOCK])
    # The order in which they are asked for changes nothing either, nor do rows that are asked for besides.
    later = alone.uniforms("b", 5, 1)
    assert np.array_equal(later, Source(1, 4).uniforms("b", 5, 1))
    assert np.array_equal(alone.uniforms("a", 0, 3)[:2], alone.uniforms("a", 0, 2))


def test_seed_block_step_and_purpose_all_matter() -> None:
    base = Source(1, 0).uniforms("a", 0, 1)
    for other in (
        Source(2, 0).uniforms("a", 0, 1),
        Source(1, 1).uniforms("a", 0, 1),
        Source(1, 0).uniforms("a", 1, 1),
        Source(1, 0).uniforms("b", 0, 1),
    ):
        assert not np.array_equal(base, other)
        assert abs(np.corrcoef(base[0], other[0])[0, 1]) < 0.15


def test_uniform_and_normal_numbers_are_what_they_say() -> None:
    source = Source(11, *range(20))
    uniform, normal = source.uniforms("u", 0, 5), source.normals("n", 0, 5)
    assert uniform.min() > 0
    assert uniform.max() < 1
    assert stats.kstest(uniform.ravel(), "uniform").pvalue > 1e-4
    assert stats.kstest(normal.ravel(), "norm").pvalue > 1e-4
    assert np.abs(np.corrcoef(normal) - np.eye(5)).max() < 5 / np.sqrt(normal.shape[1])
    assert np.abs(np.corrcoef(normal**2) - np.eye(5)).max() < 5 / np.sqrt(normal.shape[1])


def test_unwanted_blocks_are_left_out_and_the_others_stay() -> None:
    source = Source(3, 0, 1)
    before = source.uniforms("a", 2, 1)
    source.wanted = [False, True]
    assert np.array_equal(source.uniforms("a", 2, 1)[:, BLOCK:], before[:, BLOCK:])


def test_normal_numbers_have_nothing_to_do_with_uniform_ones_of_the_same_purpose() -> None:
    source = Source(1, *range(20))
    for step in range(3):
        uniform, normal = source.uniforms("step", step, 9), source.normals("step", step, 5)
        for power in (1, 2):
            both = np.vstack([(rows - rows.mean(axis=1, keepdims=True)) ** power for rows in (uniform, normal)])
            across = np.corrcoef(both)[:9, 9:]
            assert np.abs(across).max() < 5 / np.sqrt(source.width)

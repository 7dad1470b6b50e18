"""The compiled walk: multipliers improved by subgradient steps, and a tight enumeration below nodes that have little left.

State is kept in arrays and the kernel returns after some work, so that whoever called it can stop, raise the target, or
go on. Options are numbered through, issue by issue.
"""

from __future__ import annotations

import numpy as np
from numba import njit

__all__ = ["DONE", "FOUND", "FULL", "QUOTA", "walk"]

DONE, FOUND, QUOTA, FULL = 0, 1, 2, 3
_SUM = 2.0**54
_FRESH = -1


@njit(cache=True)
def _propagate(d, first, cells, floors, cfirst, eissue, efirst, eopt, most, count):
    """Strike off options that clauses or the reach of a row rule out; False when nothing is left."""
    issues, rows = len(first) - 1, cells.shape[1]
    changed = True
    while changed:
        changed = False
        for c in range(len(cfirst) - 1):
            loose, dead = -1, False
            several = False
            for e in range(cfirst[c], cfirst[c + 1]):
                hit = 0
                for j in range(efirst[e], efirst[e + 1]):
                    hit += d[eopt[j]]
                if hit == 0:
                    dead = True
                    break
                if count[eissue[e]] > hit:
                    if loose >= 0:
                        several = True
                    loose = e
            if dead or several:
                continue
            if loose < 0:
                return False
            k = eissue[loose]
            for j in range(efirst[loose], efirst[loose + 1]):
                o = eopt[j]
                if d[o]:
                    d[o] = 0
                    count[k] -= 1
            changed = True
        for r in range(rows):
            if floors[r] <= 0:
                continue
            total = 0
            for k in range(issues):
                top = -1
                for o in range(first[k], first[k + 1]):
                    if d[o] and cells[o, r] > top:
                        top = cells[o, r]
                if top < 0:
                    return False
                most[k] = top
                total += top
            room = total - floors[r]
            if room < 0:
                return False
            for k in range(issues):
                if count[k] == 1:
                    continue
                for o in range(first[k], first[k + 1]):
                    if d[o] and most[k] - cells[o, r] > room:
                        d[o] = 0
                        count[k] -= 1
                        changed = True
    return True


@njit(cache=True)
def _asked(rows, floors, gaining, origins, logarithm):
    """The least Σ rows·sums over packages that reach the target, rounded down."""
    plain, floored, gained, logs, number = 0, 0, 0.0, 0.0, 0
    positive = True
    for r in range(len(rows)):
        own = rows[r] * max(0, floors[r])
        if gaining[r]:
            number += 1
            floored += own
            gained += rows[r] * origins[r]
            if rows[r] > 0:
                logs += np.log(float(rows[r]))
            else:
                positive = False
        else:
            plain += own
    if number and positive and logarithm > -1e300:
        gains = number * np.exp((logarithm + logs) / number)
        least = gains + gained - 1e-11 * (abs(gains) + abs(gained))
        floored = max(floored, int(np.floor(least)) - 1)
    return plain + floored


@njit(cache=True)
def _enough(totals, gaining, origins, logarithm):
    """Whether sums reach the product, with a margin on the safe side."""
    logs = 0.0
    for r in range(len(totals)):
        if gaining[r]:
            gain = totals[r] - origins[r]
            if gain <= 0:
                return False
            logs += np.log(gain)
    return logs >= logarithm - 1e-9


@njit(cache=True)
def _try_all(
    d,
    first,
    cells,
    floors,
    gaining,
    origins,
    logarithm,
    ofirst,
    oclause,
    csize,
    loss,
    slack,
    budget,
    every,
    room,
    packages,
    found,
):
    """Try all packages of a node whose losses fit; (number found, nodes), nodes above budget when given up."""
    issues, rows = len(first) - 1, cells.shape[1]
    base = np.zeros(rows, dtype=np.int64)
    met = np.zeros(len(csize), dtype=np.int64)
    x = np.zeros(issues, dtype=np.int64)
    free = np.empty(issues, dtype=np.int64)
    spread = np.empty(issues, dtype=np.int64)
    number = 0
    for k in range(issues):
        size, top, last = 0, -1, -1
        for o in range(first[k], first[k + 1]):
            if d[o]:
                size += 1
                last = o
                top = max(top, loss[o])
        if size == 1:
            x[k] = last
            for r in range(rows):
                base[r] += cells[last, r]
            for j in range(ofirst[last], ofirst[last + 1]):
                met[oclause[j]] += 1
        else:
            free[number] = k
            sp = 0
            for r in range(rows):
                hi = 0
                lo = 2**60
                for o in range(first[k], first[k + 1]):
                    if d[o]:
                        hi = max(hi, cells[o, r])
                        lo = min(lo, cells[o, r])
                sp += hi - lo
            spread[number] = sp
            number += 1
    order = np.argsort(-spread[:number], kind="mergesort")
    opts = np.empty(len(d), dtype=np.int64)
    begin = np.empty(number + 1, dtype=np.int64)
    reach = np.zeros((number + 1, rows), dtype=np.int64)
    begin[0] = 0
    for i in range(number):
        k = free[order[i]]
        n = begin[i]
        for o in range(first[k], first[k + 1]):
            if d[o]:
                j = n
                while j > begin[i] and loss[opts[j - 1]] > loss[o]:
                    opts[j] = opts[j - 1]
                    j -= 1
                opts[j] = o
                n += 1
        begin[i + 1] = n
    for i in range(number - 1, -1, -1):
        for r in range(rows):
            top = 0
            for j in range(begin[i], begin[i + 1]):
                top = max(top, cells[opts[j], r])
            reach[i, r] = reach[i + 1, r] + top
    for c in range(len(csize)):
        if met[c] == csize[c]:
            return found, 1
    pos = begin[:number].copy() if number else np.zeros(0, dtype=np.int64)
    total = np.zeros((number + 1, rows), dtype=np.int64)
    total[0] = base
    lost = np.zeros(number + 1, dtype=np.int64)
    depth, nodes = 0, 0
    kept = found
    while depth >= 0:
        if depth == number:
            good = True
            for r in range(rows):
                if total[depth, r] < floors[r]:
                    good = False
            nodes += 1
            if good and _enough(total[depth], gaining, origins, logarithm):
                for i in range(number):
                    x[free[order[i]]] = opts[pos[i] - 1]
                for k in range(issues):
                    packages[found, k] = x[k] - first[k]
                found += 1
                if not every:
                    return found, nodes
            depth -= 1
            if depth >= 0:
                o = opts[pos[depth] - 1]
                for j in range(ofirst[o], ofirst[o + 1]):
                    met[oclause[j]] -= 1
            continue
        if pos[depth] == begin[depth + 1] or lost[depth] + loss[opts[pos[depth]]] > slack:
            pos[depth] = begin[depth]
            depth -= 1
            if depth >= 0:
                o = opts[pos[depth] - 1]
                for j in range(ofirst[o], ofirst[o + 1]):
                    met[oclause[j]] -= 1
            continue
        o = opts[pos[depth]]
        pos[depth] += 1
        nodes += 1
        if nodes > budget:
            return kept, nodes
        good = True
        for r in range(rows):
            total[depth + 1, r] = total[depth, r] + cells[o, r]
            if total[depth + 1, r] + reach[depth + 1, r] < floors[r]:
                good = False
                break
        if not good:
            continue
        for j in range(ofirst[o], ofirst[o + 1]):
            met[oclause[j]] += 1
            if met[oclause[j]] == csize[oclause[j]]:
                good = False
        if not good:
            for j in range(ofirst[o], ofirst[o + 1]):
                met[oclause[j]] -= 1
            continue
        lost[depth + 1] = lost[depth] + loss[o]
        depth += 1
    return found, nodes


@njit(cache=True)
def walk(
    first,
    issue,
    cells,
    spans,
    cfirst,
    eissue,
    efirst,
    eopt,
    ofirst,
    oclause,
    csize,
    floors,
    gaining,
    origins,
    logarithm,
    sp,
    dom,
    mus,
    pis,
    kinds,
    orders,
    poss,
    sizes,
    packages,
    every,
    quota,
    budget,
    steps,
):
    """Walk until something is found, the packages' room is used up, the quota is spent, or nothing is left.

    Returns (status, stack height, packages found, nodes).
    """
    issues, rows, clauses, options = len(first) - 1, cells.shape[1], len(csize), len(issue)
    most = np.empty(issues, dtype=np.int64)
    count = np.empty(issues, dtype=np.int64)
    worth = np.empty(options, dtype=np.int64)
    loss = np.empty(options, dtype=np.int64)
    best = np.empty(issues, dtype=np.int64)
    second = np.empty(issues, dtype=np.int64)
    x = np.empty(issues, dtype=np.int64)
    mi = np.empty(rows, dtype=np.int64)
    ci = np.empty(clauses, dtype=np.int64)
    gap = np.empty(rows, dtype=np.int64)
    total = np.empty(rows, dtype=np.int64)
    slope = np.empty(rows)
    met = np.empty(clauses, dtype=np.int64)
    found, nodes = 0, 0
    while sp > 0:
        if nodes >= quota:
            return QUOTA, sp, found, nodes
        if len(packages) - found <= budget:
            return FULL, sp, found, nodes
        top = sp - 1
        if kinds[top] >= 0:
            k = kinds[top]
            o = orders[top, poss[top]]
            poss[top] += 1
            if poss[top] < sizes[top]:
                dom[sp] = dom[top]
                mus[sp] = mus[top]
                pis[sp] = pis[top]
                top = sp
                sp += 1
            for j in range(first[k], first[k + 1]):
                dom[top, j] = 0
            dom[top, o] = 1
            kinds[top] = _FRESH
        d, mu, pi = dom[top], mus[top], pis[top]
        nodes += 1
        told = kinds[top] == -2
        quiet = every or told
        for k in range(issues):
            count[k] = 0
            for o in range(first[k], first[k + 1]):
                count[k] += d[o]
        pruned, reported = False, False
        slack = 0
        for step in range(steps):
            if not _propagate(d, first, cells, floors, cfirst, eissue, efirst, eopt, most, count):
                pruned = True
                break
            # The bound.
            reach, weight = 0.0, 0.0
            for r in range(rows):
                reach += mu[r] * spans[r]
                weight = max(weight, mu[r])
            for c in range(clauses):
                reach += pi[c] * csize[c]
                weight = max(weight, pi[c])
            factor = min(_SUM / reach, _SUM / weight) if reach > 0 else 0.0
            if not np.isfinite(factor):
                factor = 0.0
            for r in range(rows):
                mi[r] = int(mu[r] * factor)
            for o in range(options):
                if d[o]:
                    own = 0
                    for r in range(rows):
                        own += mi[r] * cells[o, r]
                    worth[o] = own
            slack = 0
            for c in range(clauses):
                ci[c] = int(pi[c] * factor)
                if ci[c]:
                    slack += ci[c] * (csize[c] - 1)
                    for e in range(cfirst[c], cfirst[c + 1]):
                        for j in range(efirst[e], efirst[e + 1]):
                            worth[eopt[j]] -= ci[c]
            slack -= _asked(mi, floors, gaining, origins, logarithm)
            for r in range(rows):
                total[r] = 0
            for k in range(issues):
                at = -1
                for o in range(first[k], first[k + 1]):
                    if d[o] and (at < 0 or worth[o] > worth[at]):
                        at = o
                x[k] = at
                best[k] = worth[at]
                slack += worth[at]
                for r in range(rows):
                    total[r] += cells[at, r]
            if slack < 0:
                pruned = True
                break
            struck = False
            for k in range(issues):
                if count[k] > 1:
                    for o in range(first[k], first[k + 1]):
                        if d[o] and best[k] - worth[o] > slack:
                            d[o] = 0
                            count[k] -= 1
                            struck = True
            inside = True
            for c in range(clauses):
                met[c] = 0
            for k in range(issues):
                for j in range(ofirst[x[k]], ofirst[x[k] + 1]):
                    met[oclause[j]] += 1
            for c in range(clauses):
                if met[c] == csize[c]:
                    inside = False
            for r in range(rows):
                gap[r] = total[r] - floors[r]
                if gap[r] < 0:
                    inside = False
            if inside and not quiet and _enough(total, gaining, origins, logarithm):
                for k in range(issues):
                    packages[found, k] = x[k] - first[k]
                found += 1
                reported = True
                break
            if struck and step + 1 < steps:
                continue
            if step + 1 == steps:
                break
            # One subgradient step of Polyak's length, rows on a common scale.
            number, logs, positive = 0, 0.0, True
            for r in range(rows):
                slope[r] = gap[r]
                if gaining[r]:
                    number += 1
                    if mu[r] > 0:
                        logs += np.log(mu[r])
                    else:
                        positive = False
            if number and positive and logarithm > -1e300:
                mean = np.exp((logarithm + logs) / number)
                for r in range(rows):
                    if gaining[r]:
                        slope[r] = total[r] - origins[r] - mean / mu[r]
            average, active, whole = 0.0, 0, 0.0
            for r in range(rows):
                slope[r] /= max(1, spans[r])
                if mu[r] > 0:
                    average += slope[r]
                    active += 1
                whole += mu[r] * spans[r]
            if not active or factor <= 0 or whole <= 0:
                break
            average /= active
            size = 0.0
            for r in range(rows):
                slope[r] -= average
                size += slope[r] ** 2
            for c in range(clauses):
                size += (csize[c] - 1.0 - met[c]) ** 2
            if size <= 0:
                break
            length = 0.7 * slack / factor / size
            after = 0.0
            for r in range(rows):
                mu[r] = max(0.0, mu[r] * spans[r] - length * slope[r])
                after += mu[r]
            if after <= 0:
                after = 1.0
            for r in range(rows):
                mu[r] = mu[r] * whole / after / max(1, spans[r])
            for c in range(clauses):
                pi[c] = max(0.0, pi[c] - length * (csize[c] - 1.0 - met[c])) * whole / after
        if reported:
            kinds[top] = -2
            return FOUND, sp, found, nodes
        if pruned:
            sp -= 1
            continue
        for k in range(issues):
            for o in range(first[k], first[k + 1]):
                if d[o]:
                    loss[o] = best[k] - worth[o]
        before = found
        found, tried = _try_all(
            d,
            first,
            cells,
            floors,
            gaining,
            origins,
            logarithm,
            ofirst,
            oclause,
            csize,
            loss,
            slack,
            budget,
            quiet,
            0,
            packages,
            found,
        )
        if tried <= budget:
            if found > before and not quiet:
                # Seen again with a target that has probably risen; if not, everything below is told once.
                kinds[top] = -2
                return FOUND, sp, found, nodes
            sp -= 1
            if found > before and not every:
                return FOUND, sp, found, nodes
            continue
        # Branch on the issue whose choice costs most.
        at, cost = -1, -1
        for k in range(issues):
            if count[k] > 1:
                low = -1
                for o in range(first[k], first[k + 1]):
                    if d[o] and o != x[k] and (low < 0 or loss[o] < low):
                        low = loss[o]
                if low > cost:
                    at, cost = k, low
        n = 0
        for o in range(first[at], first[at + 1]):
            if d[o]:
                j = n
                while j > 0 and loss[orders[top, j - 1]] > loss[o]:
                    orders[top, j] = orders[top, j - 1]
                    j -= 1
                orders[top, j] = o
                n += 1
        kinds[top] = at
        poss[top] = 0
        sizes[top] = n
    return DONE, sp, found, nodes

"""The brief as one HTML page that asks nobody for anything."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onetext.model import Case
from onetext.model.results import BriefResult
from onetext.report import numbers
from onetext.report.changes_words import OPERATIONS
from onetext.report.charts import render_panels, unchecked
from onetext.report.doubts import doubts_of_all
from onetext.report.environment import page_environment
from onetext.report.sections.agreement import agreement_figures, agreement_view
from onetext.report.sections.changes import changes_figures, comparison_view
from onetext.report.sections.consent import consents_of
from onetext.report.sections.counts import BASES_IN_WORDS, carried_out, counts_figures, nearness_view, tested
from onetext.report.sections.dated import series_figures, series_view, timeline_figures, timeline_view
from onetext.report.sections.lines import broken_view, lines_view
from onetext.report.sections.moves import moves_view, slopes_figures, slopes_view, steps_table
from onetext.report.sections.nodeal import CHOICES, RESPONSES, clashes_view, no_deal_view
from onetext.report.sections.picture import picture_figures, picture_view
from onetext.report.sections.points import STANCES, draft_view
from onetext.report.sections.revealing import revealing_view
from onetext.report.sections.said import resting, said_view
from onetext.report.sections.unfolding import unfolding_figures, unfolding_view
from onetext.report.sections.versions import versions_view
from onetext.report.words import Words, safe_url

if TYPE_CHECKING:
    import jinja2

__all__ = ["CONTENTS", "brief_html"]

CONTENTS: tuple[tuple[str, str], ...] = (
    ("answer", "The answer"),
    ("versions", "How the drafts grew"),
    ("picture", "What each draft gives each party"),
    ("changes", "What changed, and who gained"),
    ("nearness", "Whose demands the draft is nearer to"),
    ("points", "The draft, point by point"),
    ("lines", "Red lines, and which are broken"),
    ("settle", "Is there a text that all could sign?"),
    ("said", "Who said what, issue by issue"),
    ("responses", "What each party did with each draft"),
    ("reveal", "What their answers reveal"),
    ("claims", "Claims, and who contradicts them"),
    ("concessions", "What each side gave up or dropped"),
    ("deadlines", "Deadlines, and what became of them"),
    ("consent", "Who must be consulted on what"),
    ("no-deal", "What each side gets without a deal"),
    ("dilemma", "Sign, amend or refuse"),
    ("forecast", "How the talks may unfold"),
    ("timeline", "Timeline"),
    ("unknown", "What is unknown"),
    ("basis", "Where the numbers come from"),
    ("sources", "Sources"),
)
"""Key and heading of every part, in order; `part-` and the key is its anchor."""


def brief_html(result: BriefResult, case: Case) -> str:
    """Write the brief as one self-contained page.

    Parameters
    ----------
    result
        What the verb `brief` answered.
    case
        The case as that verb saw it: filtered for the audience and the day (S16, S24). Titles, texts and sources are
        taken from it, so that nothing withheld can reach the page.

    Returns
    -------
    str
        HTML without scripts and without references to anything outside; everything from the case is escaped.
    """
    words = Words(case)
    sections, head = result.sections, result.envelope
    picture, near = picture_view(sections, words), nearness_view(sections, words)
    comparisons = [comparison_view(one, sections, words) for one in sections.compare]
    agreement = agreement_view(sections, words)
    unfolding = unfolding_view(sections, words)
    slopes, timeline, series = slopes_view(sections, words), timeline_view(case, words), series_view(case, words)
    with unchecked():
        figures = {
            **picture_figures(picture, words),
            **{name: panel for view in comparisons for name, panel in changes_figures(view).items()},
            **agreement_figures(agreement),
            **counts_figures(sections, near, words, head.audience),
            **slopes_figures(slopes),
            **unfolding_figures(unfolding),
            **timeline_figures(timeline),
            **series_figures(series),
        }
    views = {
        "picture": picture,
        "comparisons": comparisons,
        "agreement": agreement,
        "nearness": near,
        "drafts": [draft_view(case.draft(one.id), one, words) for one in sections.balance.drafts],
        "party_lines": lines_view(sections, words),
        "broken_lines": broken_view(sections, words),
        "moves": moves_view(sections, words),
        "slopes": slopes,
        "steps": steps_table(sections, words),
        "no_deal": no_deal_view(sections, words),
        "consents": [
            consents_of(draft.id, sections.consents[draft.id], words)
            for draft in sections.balance.drafts
            if draft.id in sections.consents
        ],
        "clashes": clashes_view(sections.clashes, words),
        "unfolding": unfolding,
        "timeline": timeline,
        "series": series,
        "versions": versions_view(sections.log, words),
        "said": said_view(sections, words),
        "revealing": revealing_view(sections.reveal, words) if sections.reveal is not None else None,
    }
    page = _environment().get_template("brief.html")
    return page.render(**_shared(result, case, words), **views, figures=render_panels(figures))


def _shared(result: BriefResult, case: Case, words: Words) -> dict[str, object]:
    """What every part of the page may name."""
    return {
        "case": case,
        "sections": result.sections,
        "head": result.envelope,
        "words": words,
        "contents": CONTENTS,
        "names_of": words.names_of,
        "signing": [party.id for party in case.parties_by_name if party.id in case.signatories],
        "confidential": case.seen_by("public").withheld > case.withheld,
    }


@cache
def _environment() -> jinja2.Environment:
    environment = page_environment("brief")
    for name in (
        "and_list",
        "between",
        "change",
        "day",
        "estimate",
        "number",
        "percent",
        "probability",
        "signed",
        "when",
    ):
        environment.filters[name] = getattr(numbers, name)
    environment.globals.update(
        by_id=lambda items, wanted: next((item for item in items if item.id == wanted), None),
        count=numbers.count,
        first_sentence=numbers.first_sentence,
        safe_url=safe_url,
        stance_words=STANCES,
        carried_out=carried_out,
        doubts_of_all=doubts_of_all,
        resting=resting,
        tested=tested,
        bases=BASES_IN_WORDS,
        choices=CHOICES,
        responses_in_words=RESPONSES,
        operations=OPERATIONS,
    )
    return environment

"""Interviews whose paragraphs have no labels."""

from __future__ import annotations

from onetext.evidence import article_of
from onetext.evidence.speech.asked import answers

ASKED = "Are your talks going well?\n\nThey are. I have met them twice.\n\n"
INTERVIEW = "A talk with Mira Talbot\n\nShe receives guests in her office.\n\n" + ASKED * 4


def test_answers_follow_questions() -> None:
    assert answers(article_of(INTERVIEW, language_code="en")) == [(3, 3), (5, 5), (7, 7), (9, 9)]


def test_an_article_with_some_questions_is_no_interview() -> None:
    text = "The vote\n\nWill the house agree?\n\nThey are split.\n\nWho will lead?\n\nNobody knows."
    assert answers(article_of(text, language_code="en")) == []


def test_a_question_between_marks_is_not_asked_by_the_paper() -> None:
    text = "The vote\n\n" + "“Do you agree?” he said.\n\nI do not know, we all thought.\n\n" * 5
    assert answers(article_of(text, language_code="en")) == []

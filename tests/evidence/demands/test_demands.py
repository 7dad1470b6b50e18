"""Demands, red lines and offers in sentences of our own: what is one, whose it is, and what is none."""

from __future__ import annotations

import pytest

from onetext.evidence import article_of, read_article
from onetext.model import Demand


def demands_of(text: str, language: str = "en") -> list[Demand]:
    return list(read_article(article_of(text, language_code=language)).demands)


def told(text: str) -> list[tuple[str, str]]:
    return [(item.kind, item.holder.name if item.holder else "") for item in demands_of(text)]


@pytest.mark.parametrize(
    ("text", "kind", "holder", "words"),
    [
        ("Ewa Lis demanded that the gates be reopened.", "demand", "Ewa Lis", "the gates be reopened"),
        ("Ewa Lis called for a pause of six hours.", "demand", "Ewa Lis", "a pause of six hours"),
        ("Two senators urged the president to withdraw the nomination.", "demand", "two senators", "withdraw"),
        ("“The tax must be abolished,” said Paul Renner.", "demand", "Paul Renner", "The tax must be abolished"),
        ("“We want a new map,” said Paul Renner.", "demand", "Paul Renner", "a new map"),
        ("The opposition is demanding early elections.", "demand", "the opposition", "early elections"),
        ("Brazil is pressing for a fund of two billion.", "demand", "Brazil", "a fund of two billion"),
        ("Ewa Lis gave the owners 48 hours to open the gates.", "demand", "Ewa Lis", "open the gates"),
        ("The Greens will only sign if coal goes by 2030.", "demand", "the Greens", "coal goes by 2030"),
        (
            "“Borders cannot be moved by force,” said Ewa Lis.",
            "red_line",
            "Ewa Lis",
            "Borders cannot be moved by force",
        ),
        (
            "“There can be no deal without the miners,” said Ewa Lis.",
            "red_line",
            "Ewa Lis",
            "no deal without the miners",
        ),
        ("“The camp is a red line,” said Ewa Lis.", "red_line", "Ewa Lis", "The camp"),
        ("Aldo Ferri vowed never to hand over the islands.", "red_line", "Aldo Ferri", "hand over the islands"),
        ("Jan Holt ruled out a second extension.", "red_line", "Jan Holt", "a second extension"),
        ("Ewa Lis says she would “never” sign a text like that.", "red_line", "Ewa Lis", "sign a text like that"),
        ("Canada has offered to open its waters.", "offer", "Canada", "open its waters"),
        ("“We are ready to pay half,” said Dana Petrov.", "offer", "Dana Petrov", "pay half"),
        ("“If they lift the ban, we will reopen the port,” said Karim Aziz.", "offer", "Karim Aziz", "reopen the port"),
    ],
)
def test_what_is_found(text: str, kind: str, holder: str, words: str) -> None:
    fitting = [item for item in demands_of(text) if item.kind == kind and words in item.text]
    assert [item.holder.name.casefold() if item.holder else "" for item in fitting] == [holder.casefold()]
    assert [text[item.start : item.end] for item in fitting] == [item.text for item in fitting]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ministers are expected to demand a review next week.",
        "“It must have been a terrible night,” said the nurse, Ann Hill.",
        "“We cannot say when the talks will resume,” said Ann Hill.",
        "“Must we sign?” asked Ruth Oduya.",
        "“We will never forget this day,” said the mayor, Rosa Lind.",
        "Rosa Lind did not rule out a second round.",
        "Rosa Lind refused to say whether she had signed.",
        "Rosa Lind declined to comment.",
        "A former official, who asked not to be named, explained the map.",
        "Demand for gas rose, the ministry said.",
        "“You must be joking,” said Ruth Oduya.",
        "Analysts say the bank will not raise rates this year.",
        "The neighbours rejected the proposal.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert told(text) == []


def test_each_of_an_enumeration_is_its_own() -> None:
    text = (
        "Ana Prieto, the minister, spoke on Monday. “First, the wells must stay open,” she said. "
        "“Second, there cannot be limits on boats. Third, the toll must go.”"
    )
    items = demands_of(text)
    assert [item.text for item in items] == [
        "the wells must stay open",
        "there cannot be limits on boats",
        "the toll must go",
    ]
    assert [item.kind for item in items] == ["red_line"] * 3  # what she counts out with a red line is one too
    assert {item.holder.name for item in items if item.holder} == {"Ana Prieto"}


def test_an_offer_in_exchange_is_an_offer_and_a_demand() -> None:
    text = "The union is prepared to suspend the strike in return for talks on pensions."
    offer, demand = demands_of(text)
    assert (offer.kind, offer.text) == ("offer", "suspend the strike")
    assert (demand.kind, demand.text) == ("demand", "talks on pensions")
    assert offer.condition == "in return for talks on pensions"


def test_two_verbs_of_one_subject_are_two() -> None:
    text = "Clara Voss says she would never sign the treaty, and wants the chapter reopened."
    assert [(item.kind, item.text) for item in demands_of(text)] == [
        ("red_line", "sign the treaty"),
        ("demand", "the chapter reopened"),
    ]


def test_the_condition_stands_with_it() -> None:
    (item,) = demands_of("“We will not sign unless the wells stay open,” said Ana Prieto.")[:1]
    assert (item.kind, item.condition) == ("red_line", "unless the wells stay open")


def test_a_demand_that_is_denied_says_so() -> None:
    items = demands_of("“We have never asked for a veto,” said Ana Prieto.")
    assert [(item.kind, item.certainty.polarity) for item in items] == [("demand", "denied")]


def test_somebody_else_who_wants_something_is_not_the_speaker() -> None:
    (item,) = demands_of("Omar Dial said that Canada wants a share of the catch.")
    assert item.holder is not None
    assert item.holder.name == "Canada"
    assert [voice.name for voice in item.reported_by] == ["Omar Dial"]


def test_an_answer_in_an_interview_is_the_guest_s() -> None:
    text = (
        "Ana Prieto leads the fishers. We met on Monday.\n\nQuestion: Will you sign?\n\n"
        "Answer: Not this. The toll must be halved.\n\nQuestion: And then?\n\nAnswer: Then we talk."
    )
    assert told(text) == [("demand", "Ana Prieto")]


def test_firmness_grows_with_strength_and_with_rank() -> None:
    """Conventions of S7: a leader who repeats it 0.7-0.9, an official or a leader once 0.4-0.7, a bid 0.1-0.4."""
    official, leader, again = (
        demands_of(f"{who} said on Monday: “We will never accept {what} tolls.”")[0]
        for who, what in (
            ("Negotiator Ana Prieto", "any"),
            ("President Ana Prieto", "any"),
            ("President Ana Prieto", "the long-standing"),
        )
    )
    assert [item.evidence for item in (official, leader, again)] == ["official", "leader-once", "leader-repeated"]
    assert 0.4 <= official.firmness[0] < official.firmness[1] <= 0.7
    assert 0.7 <= again.firmness[0] < again.firmness[1] <= 0.9
    wish = demands_of("“We would like a longer pause,” said Ana Prieto.")[0]
    assert wish.firmness[1] < official.firmness[1]


def test_french_has_its_own_tables() -> None:
    text = "Le négociateur, Paul Tessier, exige que la Norvane rouvre les vannes. Le syndicat refuse tout péage."
    assert [item.kind for item in demands_of(text, "fr")] == ["demand", "red_line"]


COUNTED = "“First, {0},” said Ewa Lis. “Second, {1}. Third, we are ready to pay for the bridge.”"


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("no island may be sold, and the border cannot be moved", "the harbour must be reopened", "red_line"),
        ("the canal must be dredged", "the border cannot be moved", "red_line"),
        ("the canal must be dredged", "the tolls must be halved", "demand"),
    ],
)
def test_what_is_counted_out_with_a_red_line_is_one(one: str, other: str, kinds: str) -> None:
    found = told(COUNTED.format(one, other))
    assert set(found[:-1]) == {(kinds, "Ewa Lis")}
    assert found[-1] == ("offer", "Ewa Lis")


def test_what_the_article_calls_red_lines_are_red_lines_of_whom_it_speaks_last() -> None:
    text = (
        "“First, the road must be mended. Second, the school must be heated,” Paul Renner said.\n\n"
        "“First, the canal must be dredged. Second, the tolls must be halved,” Ewa Lis said. "
        "Any text will have to respect these red lines."
    )
    assert told(text) == [("demand", "Paul Renner")] * 2 + [("red_line", "Ewa Lis")] * 2


def test_an_ordinal_before_a_noun_counts_out_nothing() -> None:
    text = "“The first ship must be released. The border cannot be moved,” said Ewa Lis."
    assert told(text) == [("demand", "Ewa Lis"), ("red_line", "Ewa Lis")]


def test_what_will_not_happen_is_no_red_line() -> None:
    assert told("“There will be no strike on Friday,” said Ewa Lis, who leads the dockers.") == []
    assert told("“There will be no deal without the miners,” said Ewa Lis.") == [("red_line", "Ewa Lis")]


def test_it_that_refuses_is_whoever_the_sentence_before_is_about() -> None:
    text = "It is unlikely that the European Union means it. Rather, it is refusing to recognise the seizure."
    assert told(text) == [("red_line", "European Union")]


@pytest.mark.parametrize(
    ("text", "kind", "holder", "words"),
    [
        # a threat with a condition, and what is not to be refused
        ("The G20 threatened to walk out unless a sum was named.", "demand", "G20", "a sum was named"),
        ("Ewa Lis threatened to shut the port if the owners did not pay.", "demand", "Ewa Lis", "pay"),
        (
            "Ewa Lis said the firm would close if the bank did not lower its rate.",
            "demand",
            "Ewa Lis",
            "lower its rate",
        ),
        (
            "The rebels gave the army until 5 p.m. on Oct. 1 to leave the valley.",
            "demand",
            "the rebels",
            "leave the valley",
        ),
        # subjunctives, needs, conditions
        (
            "The opposition insists that the vote be held in June.",
            "demand",
            "the opposition",
            "the vote be held in June",
        ),
        ("Ewa Lis said the owners needed to pay.", "demand", "Ewa Lis", "the owners needed to pay"),
        ("Ewa Lis said a return of the map was a precondition for talks.", "demand", "Ewa Lis", "a return of the map"),
        ("“Our bottom line is a full refund,” said Ewa Lis.", "demand", "Ewa Lis", "a full refund"),
        ("The union’s first condition is that the men be rehired.", "demand", "the union", "the men be rehired"),
        ("Ewa Lis set two conditions: an amnesty and a vote.", "demand", "Ewa Lis", "an amnesty and a vote"),
        ("Ewa Lis repeated calls for an inquiry.", "demand", "Ewa Lis", "an inquiry"),
        ("Marine biologists have been asking for a closed bay.", "demand", "Marine biologists", "a closed bay"),
        ("Fishermen along the coast have long called for dredging.", "demand", "Fishermen along the coast", "dredging"),
        ("Ewa Lis, the leader of the Reds, on Sunday called on him to go.", "demand", "Ewa Lis", "go"),
        ("The commission recommended that the dam be lowered.", "demand", "the commission", "the dam be lowered"),
        # refusals
        ("Ewa Lis said her party would never sit in such a cabinet.", "red_line", "Ewa Lis", "sit in such a cabinet"),
        (
            "Ewa Lis said she would not pay under any circumstances.",
            "red_line",
            "Ewa Lis",
            "pay under any circumstances",
        ),
        (
            "“Not one inch of the island will be sold,” said Ewa Lis.",
            "red_line",
            "Ewa Lis",
            "Not one inch of the island",
        ),
        ("“If they write it in, we’re out,” said Ewa Lis.", "red_line", "Ewa Lis", "If they write it in"),
        ("Ewa Lis called any cut in the subsidy a red line.", "red_line", "Ewa Lis", "any cut in the subsidy"),
        ("“There is no scenario in which we sell,” said Ewa Lis.", "red_line", "Ewa Lis", "There is no scenario"),
        (
            "“As a free nation there cannot be limits on us,” said Ewa Lis.",
            "red_line",
            "Ewa Lis",
            "there cannot be limits",
        ),
        # offers
        ("Ewa Lis agreed to release the crew in return for fuel.", "offer", "Ewa Lis", "release the crew"),
        (
            "Ewa Lis confirmed the readiness of the Chilean side to reopen the pass.",
            "offer",
            "the Chilean side",
            "reopen the pass",
        ),
        ("The firm tabled an improved offer of 5 percent.", "offer", "the firm", "5 percent"),
        (
            "The union’s last offer, on its website: 4 percent over two years.",
            "offer",
            "the union",
            "4 percent over two years",
        ),
        ("Ewa Lis conceded that wages could rise.", "offer", "Ewa Lis", "wages could rise"),
    ],
)
def test_more_turns_of_phrase(text: str, kind: str, holder: str, words: str) -> None:
    test_what_is_found(text, kind, holder, words)


@pytest.mark.parametrize(
    "text",
    [
        "“We must be patient,” said Ewa Lis.",
        "“I need to go home,” said Ewa Lis.",
        "Ewa Lis does not want her name in the book.",
        "The union rejected the company’s latest offer.",
        "The union rejected reports that it had split.",
        "Ewa Lis has vowed to fight on.",
        "They were urged to leave.",
        "“I am not going to take sides,” said Ewa Lis.",
        "He would never forget the day.",
    ],
)
def test_more_that_is_none(text: str) -> None:
    assert told(text) == []


def test_what_is_joined_to_a_demand_is_a_second_one() -> None:
    text = "Ewa Lis said that her party could not accept the clause and that she wanted a vote."
    assert [(item.kind, item.text) for item in demands_of(text)] == [
        ("red_line", "accept the clause"),
        ("demand", "a vote"),
    ]


def test_words_between_marks_carry_on_what_is_offered() -> None:
    (item,) = demands_of("Ewa Lis said the firm was prepared for a “full and final” settlement.")
    assert item.text == "a “full and final” settlement"


def test_who_is_named_beside_a_body_binds_it() -> None:
    text = "Norvian envoy Ana Prieto met the press. Ana Prieto said that Norvia was ready to pay half."
    assert told(text) == [("offer", "Ana Prieto")]
    stranger = "Omar Dial met the press. Omar Dial said that Norvia was ready to pay half. Norvia is small."
    assert ("offer", "Omar Dial") not in told(stranger)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Le syndicat menace de fermer le port si le patron ne paie pas.", "demand", "paie"),
        ("Le syndicat a posé deux conditions : une amnistie et un vote.", "demand", "une amnistie et un vote"),
        ("« Pas un navire ne sera vendu », a dit Paul Tessier.", "red_line", "Pas un navire ne sera vendu"),
        ("« Nous sommes prêts à payer la moitié », a dit Paul Tessier.", "offer", "payer la moitié"),
    ],
)
def test_more_french_turns_of_phrase(text: str, kind: str, words: str) -> None:
    assert any(item.kind == kind and words in item.text for item in demands_of(text, "fr"))


def test_who_is_asked_for_what() -> None:
    (item,) = demands_of("Ewa Lis has asked Batur for more time.")
    assert (item.kind, item.text, item.holder.name if item.holder else "") == ("demand", "more time", "Ewa Lis")


def test_what_is_wanted_behind_what_is_not_accepted_is_not_denied() -> None:
    _line, demand = demands_of("Ewa Lis said she would not accept the toll, and wanted a vote on it.")
    assert (demand.text, demand.certainty.polarity) == ("a vote on it", "affirmed")

"""A grammar of what stands between marks: names, papers, terms and doubts against words that somebody said.

Each sentence is made of a frame, a phrase of a class that fits it, who is spoken of, and a pair of marks, so that its
truth is known from its parts. The share that is right must not fall; what fails is printed by frame.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping

from onetext.evidence import article_of, read_article

INTRO = (
    "Talks at Carrow\n\nCelia Durand, the mayor of Carrow, met the port company on Monday. Jon Weller leads the "
    "Harbour Union.\n\n"
)
MARKS = ("“”", "‘’", '""', "''")
PEOPLE = (
    "skippers|officials|managers|employers|lawyers|diplomats|the islanders|the dockers|locals|insiders|economists|"
    "residents|older members|negotiators on both sides|doctors|planners|his colleagues|traders|truckers|aides"
)
SPEAKERS = (
    "Durand|Celia Durand|the mayor|a spokesman|a senior official|the ministry|Weller|the union|one diplomat|Jon Weller"
)
NAMES = "the Larder|the Notary|the Fox|the long room|the yellow sheet|the Club of Nine|the iron triangle|the slow lane"
TERMS = "minimum service|grey parcels|snap-back|standstill|safe passage|force majeure|green lane|sunset clause"
TITLES = "Harbour Watch|The Long Quay|Empty Nets|The Salt Road|Rivers and Rulers"
PAPERS = "The Courier|Tagblatt|Observer|Harbour Post|Slovo|Diario del Sur|The Herald|Evening Despatch"
KINDS = "loss and damage|land for peace|polluter pays|safe staffing|green corridor|pay as you go|right to return"
DOUBTED = "ceasefire|reforms|volunteers|observers|compromise|partners|experts|elections|guarantees|solution"
NO_SPEECH = {
    NAMES: (
        "The bank, which {who} call {q}, lies east of the islands.|The bank {who} call {q} lies east of the islands.|"
        "A broker known to {who} as {q} carried the paper.|Mr Amsel, whom {who} call {q}, came by train.|"
        "The room, called {q} by {who}, has no windows.|{who} have long called her {q}.|The room is still called {q}.|"
        "{who} call it {q}.|{who} refer to the room as {q}.|Among {who} the paper goes by the name {q}."
    ),
    TERMS: (
        "What {who} call a {q} was agreed in May.|The union is to accept what {who} call {q} on four lines.|"
        "The text has a clause on {q}, as {who} call it.|Such a deal is known as a {q}.|It is what {who} call a {q}.|"
        "By {q}, {who} mean a delay.|Durand defines {q} as anything over two hours.|The so-called {q} is in force.|"
        "They are in what brokers have named the {q}.|In the trade it is known as {q}."
    ),
    PAPERS: (
        "{q} reports that the mayor will resign.|{q} says the mayor will resign.|The liberal {q} calls the fund small.|"
        "In the conservative {q} a columnist says the fund is small.|According to {q}, the mayor will resign.|"
        "Durand told {q} that she would resign.|Durand said in an interview with {q} that she would resign.|"
        "The story was first reported by {q}.|{q}, which first reported the talks, did not name its source.|"
        "An editorial in {q} said the fund was too small.|Writing in {q}, Weller said he would go."
    ),
    KINDS: (
        "The {q} fund is empty.|Durand said the {q} fund was empty.|The union demands that a {q} clause be added.|"
        "Weller said the {q} principle was not in the text.|Durand promised a {q} scheme by May.|"
        "The chamber has urged the government to bring in {q} rules by spring."
    ),
    TITLES: (
        "The weekly {q} printed the letter.|A song called {q} was played.|"
        "Durand told the newspaper {q} that she would go."
    ),
    DOUBTED: (
        "The {q} lasted nine days.|Nobody has seen the {q} since.|Their {q} promised nothing.|Everybody wanted the {q}."
    ),
    # what a banner says is told apart from what people say, as people who label articles do
    "Our Rain, Our Right|No Pay, No Papers|Not for sale|Hands off our hospital|People before profit|Still here|Shame": (
        "The islanders marched under banners reading {q}.|Posters in the library promise {q}.|A banner read {q}.|"
        "A hand-lettered sign on a tractor said {q}.|He wore a badge that said {q}.|"
        "Two women carried a placard with {q}.|"
        "Somebody had hung a banner saying {q} from the crane.|Graffiti on the wall of the port office says {q}.|"
        "They carried signs that read {q} to the port.|He wore a T-shirt emblazoned with {q}.|"
        "On the gate hung a large sign: {q}.|A banner thanks the staff as {q}, and the union too.|"
        "Outside, marchers waved placards bearing {q}.|It is a protest, and posters demand {q}."
    ),
    "artery|energy umbilical|bridge to the future|family spirit|green revolution|model port": (
        "The project, once billed as the {q}, is late.|The port was marketed as a {q} for the islands.|"
        "Few believe in the much-advertised {q} of {who}.|Nothing is left of the much-vaunted {q} of the town.|"
        "It is a tax dressed up as a {q}.|It is the project that the government once touted as its {q}.|"
        "{who} wait for the long-promised {q}.|A levy masquerading as a {q} was brought in."
    ),
    "governor|supreme chief|keeper of the seal|harbour admiral": (
        "On Tuesday the elected {q}, a title that nobody uses, will fly out.|"
        "{who} met the {q}, a rank the law does not know.|Weller saw the {q}, an honorific of the islands."
    ),
    "spirit of Thun|miracle of Berne|ghosts of Yalta|Treaty of Carrow": (
        "Both governments say the {q} is alive.|The {q} lives, {who} say.|Weller said the {q} had gone.|"
        "Durand spoke of the {q}."
    ),
    "do a Bergen|pull a Weller|walk the pier|read the tide": (
        "In the slang of {who}, to {q} is to find a reason.|To {q} means to leave without paying."
    ),
    "Fox|Bear|Professor|Little General": "Marek {q} Orlov was not there.|Jon {q} Weller leads the union.",
    "Newsnight|Panorama|Face to Face": "Weller was asked about it on {q}.|She was a guest on the programme {q}.",
    "confidential|top secret|for the minister only|not for circulation": (
        "The folder was marked {q}.|It was a paper stamped {q}.|He found a crate labelled {q}.|"
        "The file has the stamp {q}."
    ),
    "wet garage|grey fleet|ghost ship|cold peace": (
        "Economists have a word for this: {q}.|There is a word for it, {q}.|The word of the week is {q}.|"
        "The contract does not define {q}.|The law knows no {q}.|In the jargon of {who} this is a {q}."
    ),
    "summit|consultation|hearing|rescue": (
        "The {q} turned out to be a phone call.|It was a {q} in name only.|So ended the {q}.|"
        "During the {q} the mayor slept."
    ),
    "Sold Out|Some Peace|A Sad Day": "The headline of the Courier was {q}.|The Courier's headline: {q}.",
    "non-paper|side-letter|counter-draft|white-book": (
        "A spokesman would not say whether he had read the {q}.|Durand has seen the {q}.|{who} wrote the {q} in May."
    ),
    "shall|forthwith|corridor|temporary": (
        "The word {q} was struck out.|Weller asked for {q} to be struck out of line four.|"
        "Durand objected to the word {q}."
    ),
}
JUDGED = "absurd|a bad joke|a gift to landlords|not serious|blackmail|a slap in the face|a farce|wishful thinking"
SPEECH = {
    JUDGED: (
        "{who} called the offer {q}.|{who} called the letter {q}.|{who} calls the label {q}.|"
        "{who} described the offer as {q}.|{who} said on Monday that the offer was {q}.|"
        "The offer, which {who} called {q}, was withdrawn.|The offer was branded {q} by {who}.|"
        "The offer, {who} said, was {q}.|"
        "Critics call the levy {q}.|The plan has been called {q} by {who}.|What {who} calls {q} is a crime.|"
        "{who}, who called the plan {q}, left early.|The offer was {q}, {who} said.|The Courier calls the fund {q}."
    ),
    "serious concerns|good progress|swift measures|deep regret|restraint|full support|a new beginning": (
        "{who} spoke of {q}.|{who} promised {q}.|{who} warned of {q}.|{who} demanded {q}.|There were {q}, {who} said.|"
        "According to {who} there was {q}.|{who} welcomed {q}.|{who} ruled out {q}.|The draft speaks of {q}."
    ),
    "in principle|at any price|under duress|in good faith": (
        "{who} said talks would go on {q}.|{who} would not sign {q}, an aide said."
    ),
    "cowardly|barbaric|cynical": "{who} condemned the {q} attack.|{who} said the {q} attack would be answered.",
    "worst deal in history|biggest theft of the century": "{who} calls it the {q}.|{who} called the plan the {q}.",
    "Never Again|No To Cuts|Enough Is Enough": "Marchers chanted {q} outside.|A woman with a placard said {q}.",
    "it was a promise|a basis we can sell|you shall have it by summer|transfer agreed": (
        "The letter contains the words {q}.|It bears the date and, beside it, the words {q}.|"
        "The note ends with the words {q}.|"
        "{who} opened the meeting with the words {q}."
    ),
    "fairy tale of the buses|theft of the river|politics of the stomach": (
        "The ministry rejected what it calls the {q}.|{who} attacked what she calls the {q}.|"
        "{who} has rejected what he called the {q}."
    ),
}


def failures(table: Mapping[str, str], people: str, *, spoken: bool) -> tuple[Counter[str], int]:
    """How often each frame is read wrongly, and the number of sentences."""
    random_, failed, total = random.Random(7), Counter[str](), 0
    for phrases, frames in table.items():
        for frame in frames.split("|"):
            for _ in range(4):
                phrase, who, marks = (
                    random_.choice(phrases.split("|")),
                    random_.choice(people.split("|")),
                    random_.choice(MARKS),
                )
                text = frame.format(q=marks[0] + phrase + marks[1], who=who)
                reading = read_article(article_of(f"{INTRO}{text[0].upper()}{text[1:]} It rained.", name="x"))
                found = [quote.kind == "speech" for quote in reading.quotes if quote.text == phrase]
                failed[frame] += not found or any(kind != spoken for kind in found)
                total += 1
    return failed, total


def test_what_nobody_says_is_no_speech() -> None:
    failed, total = failures(NO_SPEECH, PEOPLE, spoken=False)
    assert failed.total() <= 0.02 * total, failed.most_common(10)


def test_what_somebody_says_is_speech() -> None:
    failed, total = failures(SPEECH, SPEAKERS, spoken=True)
    assert failed.total() <= 0.02 * total, failed.most_common(10)

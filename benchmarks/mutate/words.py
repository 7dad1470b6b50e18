"""Words that a rewriter exchanges for each other, and names spelt in two ways. The aligner knows none of them."""

from __future__ import annotations

import random
import re

__all__ = ["GROUPS", "NAMES", "rename", "reword"]

GROUPS = tuple(
    tuple(word.strip() for word in line.split("|"))
    for line in """
withdraw | pull back ; withdrawn | pulled back ; remove | take away ; removed | taken away
register | enter in a list ; registered | entered in a list ; inspect | examine | check
inspected | examined | checked ; exchange | swap ; exchanged | swapped ; release | set free | let go
released | set free | let go ; repatriate | bring home ; repatriated | brought home ; visit | call on
clear | free from danger ; map | chart ; mapped | charted ; mark | signpost ; marked | signposted ; patrol | police
guarantee | ensure | underwrite ; guaranteed | ensured | underwritten ; respect | honour | observe
respected | honoured | observed ; supervise | oversee ; supervised | overseen ; confirm | reaffirm
confirmed | reaffirmed ; restore | re-establish ; restored | re-established ; pay | remunerate ; paid | remunerated
raise | increase ; raised | increased ; calculate | compute | work out ; calculated | computed | worked out
advance | prepay ; cap | limit ; grant | accord | allow ; granted | accorded | allowed ; schedule | plan
scheduled | planned ; shorten | cut ; shortened | cut ; postpone | put off | defer ; postponed | put off | deferred
record | write down ; recorded | written down ; provide | supply | furnish ; provided | supplied | furnished
maintain | keep up ; maintained | kept up ; replace | renew ; test | try out ; finance | bear the cost of
financed | borne ; dismiss | lay off ; dismissed | laid off ; transfer | move ; re-engage | take on again
promote | advance ; warn | caution ; warned | cautioned ; abolish | do away with ; abolished | done away with
levy | charge ; levied | charged ; reduce | lower | cut ; reduced | lowered | cut ; suspend | interrupt
suspended | interrupted ; issue | hand out ; issued | handed out ; recognise | accept ; recognised | accepted
verify | check ; verified | checked ; limit | restrict ; limited | restricted ; monitor | watch over
monitored | watched over ; share out | distribute ; shared out | distributed ; report | announce
reported | announced ; close | shut ; closed | shut ; publish | make public ; published | made public
notify | give notice of ; notified | given notice of ; harmonise | align ; harmonised | aligned
review | reconsider ; reviewed | reconsidered ; simplify | streamline ; simplified | streamlined ; divert | redirect
diverted | redirected ; store | hold back ; stored | held back ; measure | gauge ; allocate | assign
allocated | assigned ; build | construct | erect ; built | constructed | erected ; enlarge | extend
enlarged | extended ; repair | mend ; repaired | mended ; operate | run ; operated | run ; dismantle | take down
dismantled | taken down ; collect | gather ; collected | gathered ; share | pass on ; disclose | lay open
disclosed | laid open ; validate | vouch for ; disburse | pay out ; disbursed | paid out
freeze | immobilise | block ; frozen | immobilised | blocked ; repay | pay back ; repaid | paid back
rebuild | reconstruct ; rebuilt | reconstructed ; modernise | upgrade ; modernised | upgraded ; connect | link up
audit | scrutinise ; audited | scrutinised ; approve | endorse | clear ; approved | endorsed | cleared
cancel | annul ; cancelled | annulled ; lift | end ; lifted | ended ; reimpose | bring back
reimposed | brought back ; phase out | end step by step ; phased out | ended step by step ; hold | organise
held | organised ; prepare | get ready ; certify | attest ; certified | attested ; protect | safeguard
protected | safeguarded ; teach | give instruction in ; fund | pay for ; funded | paid for ; amend | modify | alter
amended | modified | altered ; adopt | pass ; adopted | passed ; repeal | revoke ; repealed | revoked
interpret | construe ; interpreted | construed ; appoint | name ; appointed | named ; vet | screen
vetted | screened ; train | instruct ; trained | instructed ; heavy artillery | large-calibre guns
battle tanks | main tanks ; prisoners of war | captured soldiers ; the fallen | those killed
missing persons | the missing ; crossing points | points of passage ; civilians | non-combatants
supplement | extra pay ; premium | surcharge ; allowance | benefit ; leave | time off ; employee | worker
employees | workers ; staff | personnel ; training | instruction ; customs duty | import duty
tariff | customs rate ; licences | permits ; certificates | attestations ; catch | haul ; stocks | fish populations
subsidies | aid payments ; standards | norms ; flow | discharge ; reservoirs | storage lakes ; dykes | embankments
sewage | waste water ; pollution | contamination ; readings | measurements ; forecasts | predictions
grants | donations ; loans | credits ; sanctions | restrictive measures ; contracts | agreements
budget | spending plan ; elections | polls ; referendum | popular vote ; languages | tongues ; judges | magistrates
law | statute ; rules | provisions ; shall | must | will ; shall not | may not | must not ; may | is free to | can
at the latest | and no later ; within | in no more than | inside ; days | calendar days
each year | annually | every year ; every month | monthly ; in writing | by letter
without delay | at once | promptly ; free of charge | at no cost ; in accordance with | under | pursuant to
subject to | depending on ; in order to | so as to ; with a view to | aiming at
if | provided that | in the event that ; where | in cases in which ; when | as soon as
unless | if not otherwise and unless ; as long as | for the time that ; except | other than
save for | with the exception of ; once | after ; harm | damage ; prevent | avert ; avoid | forestall
protect | shield ; jointly | together ; regularly | at regular intervals ; above | exceeding | of more than
below | of less than ; the other side | the opposite side ; either side | each of the sides ; serious | grave
violation | breach ; likely | probable ; significant | substantial
""".replace("\n", ";").split(";")
    if line.strip()
)
"""Interchangeable phrases; each may stand for any other of its line."""

NAMES = (
    ("Kyiv", "Kiev"),
    ("Donbas", "Donbass"),
    ("Dnipro", "Dnieper"),
    ("Odesa", "Odessa"),
    ("Lviv", "Lvov"),
    ("Kharkiv", "Kharkov"),
    ("Crimean", "Krymskyi"),
    ("the Commission", "the Body"),
    ("the Joint Committee", "the Mixed Commission"),
    ("the Secretariat", "the Bureau"),
    ("the Fund", "the Facility"),
    ("the Mission", "the Observers"),
    ("the Assembly", "the Parliament"),
    ("the works council", "the staff council"),
    ("the upper state", "the upstream state"),
    ("the lower state", "the downstream state"),
    ("Tessa", "Teza"),
    ("Ostmark", "the East March"),
)
"""A name, and how the other draft spells or translates it."""

_OTHERS: dict[str, list[str]] = {}
for _group in GROUPS:
    for _word in _group:
        _OTHERS.setdefault(_word, []).extend(other for other in _group if other != _word)
_PHRASE = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(w) for w in sorted(_OTHERS, key=len, reverse=True)) + r")(?!\w)"
)


def reword(text: str, share: float, random: random.Random) -> str:
    """Exchange that share of the phrases that have a synonym."""

    def other(found: re.Match[str]) -> str:
        return random.choice(_OTHERS[found[0]]) if random.random() < share else found[0]

    return _PHRASE.sub(other, text)


def rename(text: str, chosen: tuple[tuple[str, str], ...]) -> str:
    """Spell names the other way, at the beginning of a sentence too."""
    for name, other in chosen:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", other, text)
        begun = name[0].upper() + name[1:]
        text = re.sub(rf"(?<!\w){re.escape(begun)}(?!\w)", other[0].upper() + other[1:], text)
    return text

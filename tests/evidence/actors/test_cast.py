"""The parties of a case, found by names, aliases, roles and seats."""

from __future__ import annotations

from evidence.actors.seen import mentioned
from onetext.evidence.actors import cast_of
from onetext.model import Party, Speaker, Voice

PARTIES = (
    Party(
        id="tarvia",
        name="Republic of Tarvia",
        short="Tarvia",
        aliases=("Orlo", "Tarvian side"),
        speakers=(
            Speaker(name="Horvat", role="president", aliases=("Bela Horvat",)),
            Speaker(name="Lind", role="foreign minister"),
            Speaker(name="unnamed Tarvian sources (told to the press)", role="unnamed", authorised=False),
        ),
    ),
    Party(id="france", name="France", aliases=("Quai d'Orsay",), speakers=(Speaker(name="Ada Lind", role="envoy"),)),
)


def _voice(text: str, words: str) -> Voice | None:
    return next((one.voice for one in mentioned(text, parties=PARTIES) if one.text == words), None)


def test_a_speaker_is_found_by_every_form_of_the_name() -> None:
    for words in ("Horvat", "President Bela Horvat", "Mr Horvat"):
        assert _voice(f"{words} said no.", words) == Voice(name="Bela Horvat", party="tarvia", speaker="Horvat")


def test_one_of_another_given_name_is_not_the_speaker() -> None:
    voice = _voice("Stefan Horvat, a baker, said no.", "Stefan Horvat")
    assert voice == Voice(name="Stefan Horvat")


def test_a_family_name_of_two_speakers_is_neither_unless_the_given_name_tells() -> None:
    assert cast_of(PARTIES).named(("ada", "lind")) is not None
    voice = _voice("Ada Lind, the envoy, said no.", "Ada Lind")
    assert voice == Voice(name="Ada Lind", party="france", speaker="Ada Lind")


def test_a_party_is_found_by_aliases_seats_and_demonyms() -> None:
    found = {
        one.text: one.voice
        for one in mentioned("Orlo denied it. Paris agreed. French officials were silent.", parties=PARTIES)
    }
    assert found["Orlo"] == Voice(name="Orlo", party="tarvia")
    assert found["Paris"] == Voice(name="Paris", party="france", how="metonym")
    assert found["French officials"] == Voice(name="French officials", party="france", how="group")


def test_a_role_of_a_party_is_its_speaker_where_the_text_names_nobody() -> None:
    assert _voice("The French envoy said no.", "The French envoy") == Voice(
        name="Ada Lind", party="france", speaker="Ada Lind", how="role"
    )


def test_two_countries_are_no_one_party() -> None:
    voice = _voice("The French and German delegations said no.", "The French and German delegations")
    assert voice is not None
    assert voice.party == ""


def test_without_a_case_nobody_has_a_party() -> None:
    assert all(one.voice is None or one.voice.party == "" for one in mentioned("Paris said no to Bela Horvat."))
    assert cast_of(()).named(("paris",)) is None

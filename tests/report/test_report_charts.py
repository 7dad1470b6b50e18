"""Charts: specifications that stand alone, drawings that are text, labelled, and free of anything from outside."""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET

import pytest
from report_builders import HOSTILE

from onetext.report.charts import (
    ABOVE,
    BESIDE,
    LANES,
    Moment,
    Node,
    PanelSpec,
    Reading,
    Row,
    Spot,
    bars_spec,
    dots_spec,
    plane_spec,
    render_panels,
    series_spec,
    slopes_spec,
    timeline_spec,
)

ROWS = (
    Row(label="One", point=20, low=10, high=50, band=(30, 40, 50), text="1 / 2", strong=True),
    Row(label="Two", missing="terms unknown"),
)
DAYS = [dt.date(2025, 1, 1) + dt.timedelta(days=40 * i) for i in range(8)]


def panels() -> dict[str, PanelSpec]:
    return {
        "dots": dots_spec(ROWS, BESIDE, title="Dots", description="About dots", head="lines"),
        "bars": bars_spec(ROWS, ABOVE, title="Bars", description="About bars"),
        "slopes": slopes_spec(
            [Node("a", 20, 10, 30), Node("b", 60, 40, 130)], [(0, 1)], title="Slopes", description="About slopes"
        ),
        "timeline": timeline_spec(
            ["draft", "event"],
            [Moment(0, DAYS[0], DAYS[0]), Moment(1, DAYS[1], DAYS[4])],
            LANES,
            title="Timeline",
            description="About time",
        ),
        "series": series_spec(
            [Reading(day, float(i)) for i, day in enumerate(DAYS)], title="Series", description="About a series"
        ),
        "plane": plane_spec(
            [(30, 80), (50, 70), (60, 40)],
            [Spot(label="equal shares", x=50, y=70, solution=True), Spot(label="An offer", x=20, y=60)],
            (10, None),
            names=("One", "Two"),
            title="Plane",
            description="About two",
        ),
    }


@pytest.fixture(scope="module")
def drawings() -> dict[str, ET.Element]:
    return {name: ET.fromstring(svg) for name, svg in render_panels(panels()).items()}


def tags(svg: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in svg.iter() if element.tag.rpartition("}")[2] == name]


def words(svg: ET.Element) -> list[str]:
    return ["".join(element.itertext()) for element in tags(svg, "text")]


def test_specifications_are_plain_values_with_their_data_inside() -> None:
    for panel in panels().values():
        text = json.dumps(panel.spec)
        assert '"url"' not in text
        assert panel.spec["$schema"]


def test_every_drawing_has_a_role_a_title_and_a_description_with_ids_of_its_own(
    drawings: dict[str, ET.Element],
) -> None:
    for name, svg in drawings.items():
        assert svg.get("role") == "img"
        labels = [tags(svg, tag)[0] for tag in ("title", "desc")]
        assert svg.get("aria-labelledby", "").split() == [label.get("id") for label in labels]
        assert [label.text for label in labels] == [panels()[name].title, panels()[name].description]
    ids = [element.get("id") for svg in drawings.values() for element in svg.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_text_stays_text_and_every_label_and_reason_is_drawn(drawings: dict[str, ET.Element]) -> None:
    assert {"One", "Two", "terms unknown", "1 / 2", "lines"} <= set(words(drawings["dots"]))
    assert {"draft", "event"} <= set(words(drawings["timeline"]))
    assert {"a", "b"} <= set(words(drawings["slopes"]))


def test_a_row_without_a_number_gets_no_dot(drawings: dict[str, ET.Element]) -> None:
    filled = [path for path in tags(drawings["dots"], "path") if "accent" in path.get("fill", "")]
    assert len(filled) == 1


def test_a_panel_is_as_wide_as_a_phone_and_scales(drawings: dict[str, ET.Element]) -> None:
    for svg in drawings.values():
        assert svg.get("width") == "340"
        assert svg.get("viewBox", "").split()[2] == "340"


def test_panels_are_cut_at_the_right_places(drawings: dict[str, ET.Element]) -> None:
    """A panel drawn alone and the same panel from the middle of a sheet are the same drawing."""
    alone = render_panels({"slopes": panels()["slopes"]})["slopes"]
    assert ET.tostring(ET.fromstring(alone)) == ET.tostring(drawings["slopes"])


def test_colours_follow_the_page_so_that_dark_mode_works(drawings: dict[str, ET.Element]) -> None:
    for svg in drawings.values():
        colours = {element.get(key) for element in svg.iter() for key in ("fill", "stroke")} - {None, "none"}
        assert all(str(colour).startswith("var(--") for colour in colours)


def test_drawings_ask_nobody_for_anything(drawings: dict[str, ET.Element]) -> None:
    for svg in drawings.values():
        for element in svg.iter():
            assert element.tag.rpartition("}")[2] in {"svg", "g", "path", "line", "text", "title", "desc", "rect"}
            assert not any("href" in key or "url(" in value for key, value in element.attrib.items())


def test_markup_in_labels_is_text_in_the_drawing() -> None:
    panel = dots_spec([Row(label=HOSTILE, missing=HOSTILE)], ABOVE, title=HOSTILE, description=HOSTILE)
    svg = str(render_panels({"x": panel})["x"])
    assert "<img" not in svg
    assert "<script" not in svg
    assert tags(ET.fromstring(svg), "title")[0].text == HOSTILE


def test_no_panels_need_no_converter() -> None:
    assert render_panels({}) == {}


@pytest.mark.parametrize("days", [DAYS[:1], DAYS[:2], [dt.date(2022, 3, 29), dt.date(2026, 7, 1)]])
def test_a_time_axis_says_when_for_short_and_long_times(days: list[dt.date]) -> None:
    panel = series_spec([Reading(day, 1.0) for day in days], title="t", description="d")
    said = words(ET.fromstring(render_panels({"x": panel})["x"]))
    assert any(any(month in text for month in ("Jan", "Feb", "20")) for text in said)


def plane_words(spots: list[Spot]) -> dict[str, ET.Element]:
    panel = plane_spec([(30, 80), (60, 40)], spots, (20, 30), names=("One", "Two"), title="t", description="d")
    svg = ET.fromstring(render_panels({"x": panel})["x"])
    return {"".join(element.itertext()): element for element in tags(svg, "text")}


def box(text: str, element: ET.Element) -> tuple[float, float, float, float]:
    """Where words stand, in px of the plot: their place is in the `translate` of the element."""
    x, y = (float(part) for part in element.get("transform", "").partition("(")[2].partition(")")[0].split(",")[:2])
    width = 0.6 * 11 * len(text)
    begin = {"end": x - width, "middle": x - width / 2}.get(element.get("text-anchor", "start"), x)
    return begin, begin + width, y - 6, y + 6


@pytest.mark.parametrize(
    "places",
    [
        [(50, 50), (50, 50.5), (50.5, 50), (51, 51)],
        [(2, 98), (98, 98), (2, 2), (98, 2)],
        [(48, 60), (52, 60), (50, 62), (50, 58)],
    ],
)
def test_words_in_a_plane_neither_meet_nor_leave_the_panel(places: list[tuple[float, float]]) -> None:
    """Words beside marks that nearly coincide, or stand in the corners, can all be read."""
    labels = ["US 28 points", "E3 counter-draft", "largest product", "equal shares"]
    drawn = plane_words([Spot(label=label, x=x, y=y) for label, (x, y) in zip(labels, places, strict=True)])
    assert set(labels) <= set(drawn)
    boxes = [box(label, drawn[label]) for label in labels]
    for one, (left, right, top, foot) in enumerate(boxes):
        assert left >= -34
        assert right <= 306
        for begin, end, high, low in boxes[:one]:
            assert not (left < end and begin < right and top < low and high < foot)


def leaders(spots: list[Spot], curve: list[tuple[float, float]]) -> list[dict[str, float]]:
    spec = plane_spec(curve, spots, (None, None), names=("One", "Two"), title="t", description="d").spec
    rules = [layer for layer in spec["layer"] if layer["mark"]["type"] == "rule"]
    return [row for layer in rules for row in spec["datasets"][layer["data"]["name"]]]


def test_words_that_stand_away_from_their_mark_have_a_line_to_it() -> None:
    """The long words cannot stand right of the diamond, a curve runs left above it, and a square stands left of it."""
    curve = [(40.0 + place, 76.0 - place * (0.4 + place / 75)) for place in range(36)]
    square, diamond = Spot(label="An offer", x=43, y=62), Spot(label="w" * 24, x=60, y=62, solution=True)
    (line,) = leaders([square, diamond], curve)
    # The scales run from 25 to 75 over 276 px, and from 25 to 100 upwards over 250 px.
    assert line["x"] == pytest.approx((60 - 25) / 50 * 276, abs=0.01)
    assert line["y"] == pytest.approx((100 - 62) / 75 * 250, abs=0.01)
    assert abs(line["y2"] - line["y"]) > 13
    assert leaders([Spot(label="near", x=50, y=50, solution=True)], [(30.0, 80.0)]) == []


def test_both_names_and_the_ends_of_both_scales_stand_at_a_plane() -> None:
    said = set(plane_words([Spot(label="low", x=-30, y=120)]))
    assert {"One →", "Two ↑", "−50", "125"} <= said

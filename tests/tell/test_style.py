"""The colours of the pages: readable on their ground, by day and by night (WCAG 2.2, level AA: 4.5 to 1)."""

import re
from pathlib import Path

import pytest

from mahdar.tell import site

STYLE = (Path(site.__file__).parent / "static" / "base.css").read_text(encoding="utf-8")
INKS = ("ink", "soft", "faint", "accent", "blue", "green", "amber", "violet", "teal")


def palette(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


def palettes() -> dict[str, dict[str, str]]:
    day, night = re.findall(r":root \{(.*?)\}", STYLE, re.S)
    return {"day": palette(day), "night": palette(day) | palette(night)}


def light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize("ink", INKS)
def test_text_stands_out_from_its_ground(time: str, ink: str) -> None:
    colours = palettes()[time]
    for ground in ("paper", "sheet", "hair"):
        wanted = 4.5 if ground != "hair" or ink in ("ink", "soft") else 3
        assert contrast(colours[ink], colours[ground]) >= wanted, ground


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize("ink", ["accent", "blue", "green", "amber", "violet"])
def test_chips_are_readable_on_their_own_tint(time: str, ink: str) -> None:
    colours = palettes()[time]
    ground = mixed(colours[ink], colours["paper"], 0.15)
    assert contrast(colours[ink], ground) >= 4.5

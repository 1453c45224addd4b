"""All files of the acceptance set, those that were held back from the readers' authors last."""

from __future__ import annotations

from makers import (
    chromium,
    encodings,
    held_back_bodies,
    held_back_files,
    held_back_news,
    newspapers,
    office,
    packed,
    plain,
    public_bodies,
    several,
    slides,
    wechat,
)
from makers.made import Made

MADE: tuple[Made, ...] = (
    *wechat.FILES,
    *newspapers.FILES,
    *public_bodies.FILES,
    *encodings.FILES,
    *several.FILES,
    *office.FILES,
    *chromium.FILES,
    *plain.FILES,
    *slides.FILES,
    *packed.FILES,
    *held_back_news.FILES,
    *held_back_bodies.FILES,
    *held_back_files.FILES,
)

"""Practice tables: what each character may be misread as, made otherwise than ``articles/chinese/shapes.txt``."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from articles.importing.ocr.networks import characters, recognition
from tests.bench.shapes import common_characters, likeness, pictures

BOLD = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc:2"
# What is drawn for the network: pixels a character as print has on a poor scan, how blurred, how noisy.
DRAWN, NOISE, AT_ONCE = ((13, 0.6), (18, 0.9)), 14, 48
# Second guesses that are no more than noise are none.
LEAST = 1e-4
# Of the likest, so many are drawn by lot.
LIKEST, TAKEN = 8, 4

Misreadings = dict[str, list[str]]


def by_pictures(seed: int = 3) -> Misreadings:
    """Of each character some of the likest in a bold face, drawn out to the frame and hardly blurred."""
    chars, chance = common_characters(), random.Random(seed)
    alike = likeness(pictures(chars, BOLD, stretched=True, blur=1.4))
    np.fill_diagonal(alike, -1)
    likest = np.argsort(-alike, axis=1, kind="stable")[:, :LIKEST].tolist()
    return {char: [chars[at] for at in chance.sample(row, TAKEN)] for char, row in zip(chars, likest, strict=True)}


def by_network() -> Misreadings:
    """The first second guesses of the network that reads scans, of characters on a poor scan; it is sure of many."""
    chars, known = common_characters(), characters()
    wanted = set(chars)
    columns = [number for number, char in enumerate(known) if char in wanted]
    guesses: dict[str, Counter[str]] = defaultdict(Counter)
    noise = np.random.default_rng(5)
    for size, blur in DRAWN:
        for start in range(0, len(chars), AT_ONCE):
            part = chars[start : start + AT_ONCE]
            pixels = np.zeros((len(part), 3, 48, 64), np.float32)
            for at, char in enumerate(part):
                pixels[at, :, :, :60] = _drawn(char, size, blur, noise)
            scores = recognition(pixels)[:, :, columns].max(axis=1)
            for char, row in zip(part, scores, strict=True):
                for number in np.argsort(-row)[: LIKEST + 1].tolist():
                    guesses[char][known[columns[number]]] += float(row[number])  # type: ignore[assignment]
    return {char: found for char in chars if (found := _second_guesses(char, guesses[char]))}


def _second_guesses(char: str, guessed: Counter[str]) -> list[str]:
    return [other for other, sure in guessed.most_common() if other != char and sure > LEAST][:TAKEN]


def _drawn(char: str, size: int, blur: float, noise: np.random.Generator) -> np.ndarray:
    """60 × 48 pixels of -1 to 1."""
    path, _, number = BOLD.partition(":")
    image = Image.new("L", (int(size * 1.5), int(size * 1.2)), 255)
    font = ImageFont.truetype(path, size, index=int(number))
    ImageDraw.Draw(image).text((size * 0.25, -size * 0.25), char, font=font, fill=20)
    grey = np.asarray(image.filter(ImageFilter.GaussianBlur(blur)), np.float32)
    grey = np.clip(grey + noise.normal(0, NOISE, grey.shape), 0, 255).astype(np.uint8)
    read = Image.fromarray(grey).resize((60, 48), Image.Resampling.BICUBIC)
    return np.asarray(read, np.float32) / 127.5 - 1

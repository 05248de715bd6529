"""Many numbers of rows in one address, in few letters: a server refuses a line of more than some thousand."""

import string

from articles.desk.fields.numbers import DIGITS

BETWEEN = "."
SIGNS = string.digits + string.ascii_lowercase  # of numbers to the base of 36, as int() reads them


def packed(numbers: list[int]) -> str:
    """Return the numbers, in their order, each as its distance from the one before: "2s.1.-4"."""
    return BETWEEN.join(_short(number - before) for number, before in zip(numbers, [0, *numbers], strict=False))


def unpacked(text: str, most: int) -> list[int]:
    """Return so many of the numbers at most, in their order; what is no number ends them."""
    numbers, at = list[int](), 0
    for step in text.split(BETWEEN, most)[:most]:
        if not _is_short(step):
            break
        at += int(step, 36)
        numbers.append(at)
    return [number for number in numbers if 0 < number < 10**DIGITS]


def _is_short(step: str) -> bool:
    bare = step.removeprefix("-")
    return 0 < len(bare) <= DIGITS and bare.isascii() and bare.isalnum()


def _short(number: int) -> str:
    signs, left = "", abs(number)
    while left or not signs:
        left, place = divmod(left, len(SIGNS))
        signs = SIGNS[place] + signs
    return f"-{signs}" if number < 0 else signs

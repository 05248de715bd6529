"""The letters of share pictures are those of the paper's own sources, and there is one for everything that is said."""

import pytest

from articles.editions import EDITIONS
from articles.photos.share.letters import ORDER, face
from fonts.make_share import OUT, SHARE, made
from tests.test_fonts import said_in

pytestmark = pytest.mark.once


@pytest.mark.parametrize("cut", SHARE, ids=lambda cut: cut.name)
def test_the_file_is_cut_from_its_source(cut):
    assert (OUT / f"{cut.name}.ttf").read_bytes() == made(cut)


@pytest.mark.parametrize("code", EDITIONS)
def test_every_letter_that_is_said_has_a_face(code):
    faces = [face(name) for name in ORDER[EDITIONS[code].direction]]
    letters = {letter for letter in said_in(code) if letter.isalnum()}
    assert [letter for letter in letters if not any(one.get_nominal_glyph(ord(letter)) for one in faces)] == []

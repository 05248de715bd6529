"""The whole matrix: every role × every desk address × both owners × nine stages × every method and forgery."""

import pytest

from tests.desk.matrix import judge, other_cells, stories_cells
from tests.desk.oracle import STAGES, Oracle
from tests.desk.scene import Scene

pytestmark = [pytest.mark.soak, pytest.mark.django_db]


@pytest.mark.parametrize("four_eyes", [False, True], ids=["two eyes", "four eyes"])
def test_the_desk_does_what_docs_roles_says_in_every_cell(settings, capsys, caplog, four_eyes):
    caplog.set_level("CRITICAL", "django.request")
    settings.FOUR_EYES = False
    scene, oracle = Scene(STAGES), Oracle()
    settings.FOUR_EYES = four_eyes
    cells = [*stories_cells(oracle), *other_cells(oracle)]
    if four_eyes:  # what the setting is about, and that it is about nothing else
        cells = [cell for cell in cells if cell.kind in ("_publish", "every action")]
    asked, found = judge(cells, scene, four_eyes=four_eyes)
    with capsys.disabled():
        print(f"\n{asked} cells, {len(found)} differences")
    assert not found, "\n".join(found[:200])

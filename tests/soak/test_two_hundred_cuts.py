"""The network is cut at two hundred random bytes of uploads; afterwards rows and files match one to one."""

import pytest

from tests.desk.test_intake import own_stores  # noqa: F401 - a fixture
from tests.desk.test_network_cut import cut_often, sender_through  # noqa: F401 - a fixture

pytestmark = [pytest.mark.soak, pytest.mark.once]


def test_cut_at_two_hundred_random_bytes_nothing_is_half_there(sender_through):  # noqa: F811
    cut_often(*sender_through, cuts=200)

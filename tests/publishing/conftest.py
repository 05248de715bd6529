"""What several tests of these rooms stand on: a small register of agencies."""

import pytest

from articles.publishing.photos.credits import spelt
from tests.makers import an_agency


@pytest.fixture
def register():
    """AFP with its spellings, Reuters, Getty, AP and Morocco's MAP."""
    names = {"en": "Agence France-Presse", "fa": "خبرگزاری فرانسه"}
    afp = an_agency(
        name="وكالة الصحافة الفرنسية", other_names=names, other_short_forms={"en": "AFP", "ur": "اے ایف پی"}
    )
    spelt(afp, ["ا ف ب", "فرانس برس", "AFP/Getty"])
    return {
        "afp": afp,
        "reuters": an_agency("reuters", "رويترز", name="رويترز", other_short_forms={"en": "Reuters"}),
        "getty": an_agency("getty", "غيتي", name="غيتي إيميجز", other_short_forms={"en": "Getty Images"}),
        "ap": an_agency("ap", "أ.ب", name="أسوشييتد برس"),
        "map": an_agency("map", "و.م.ع", name="المغرب العربي للأنباء"),
    }

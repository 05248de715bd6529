"""The search of short lists at the desk: by beginnings of words, folded as readers' search folds them."""

from collections.abc import Iterable

from django.db.models import QuerySet

from articles.models.spelling import spellings
from articles.text.arabic import tokens
from articles.text.beginnings import has, sought


def folded(texts: Iterable[str]) -> str:
    """Return the folded words of some texts, joined and framed by single spaces."""
    return f" {' '.join(word for text in texts for word in tokens(text))} "


class Folded:
    """A ModelAdmin's side of it, for tables that are read from end to end: `said_in` is what a row is found by."""

    def all_rows(self) -> QuerySet:
        return self.model._default_manager.order_by()

    def said_in(self, thing) -> Iterable[str]:
        raise NotImplementedError

    def get_search_results(self, request, queryset, search_term):
        """Everything for a search left blank; of words that are none («؟») nothing."""
        if not search_term.strip():
            return queryset, False
        wanted = sought(search_term, spellings())
        found = [one.pk for one in self.all_rows() if has(folded(self.said_in(one)), wanted)] if wanted else []
        return queryset.filter(pk__in=found), False

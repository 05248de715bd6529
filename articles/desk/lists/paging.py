"""Long lists at the desk: they count a few pages ahead and never the whole table."""

from django.contrib.admin import ShowFacets
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.core.paginator import Paginator
from django.utils.functional import cached_property

AHEAD = 4  # pages beyond the one that is open


class NearPaginator(Paginator):
    """Knows the pages as far as AHEAD of the one that is open; `goes_on` says that there are more."""

    def __init__(self, rows, per_page, *args, open_page: int = 1, **kwargs):
        super().__init__(rows, per_page, *args, **kwargs)
        self.reach = (max(open_page, 1) + AHEAD) * self.per_page

    @cached_property
    def _found(self) -> int:
        return self.object_list[: self.reach + 1].count()

    @property
    def count(self) -> int:
        return min(self._found, self.reach)

    @property
    def goes_on(self) -> bool:
        return self._found > self.reach


class NearChanges(ChangeList):
    """One page of a list, with the way to its neighbours."""

    @property
    def previous_address(self) -> str:
        return self.get_query_string({PAGE_VAR: self.page_num - 1}) if self.page_num > 1 else ""

    @property
    def next_address(self) -> str:
        is_last = self.page_num >= self.paginator.num_pages
        return "" if is_last else self.get_query_string({PAGE_VAR: self.page_num + 1})


class LongList:
    """The side of a ModelAdmin that lists more than anybody counts."""

    list_max_show_all = 0  # all of them on one page is no page
    show_full_result_count = False
    show_facets = ShowFacets.NEVER  # each would count the whole table

    def get_changelist(self, request, **kwargs):
        return NearChanges

    def get_paginator(self, request, queryset, per_page, orphans=0, allow_empty_first_page=True):
        asked = request.GET.get(PAGE_VAR, "")
        page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
        return NearPaginator(queryset, per_page, orphans, allow_empty_first_page, open_page=page)

"""What search engines may visit."""

from django.http import HttpResponse

from articles.reader.page import page

RULES = "User-agent: *\nDisallow: /admin/\n"


@page
def robots(request):
    return HttpResponse(RULES, content_type="text/plain; charset=utf-8")

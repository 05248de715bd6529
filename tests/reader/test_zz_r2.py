import json, pytest
from datetime import timedelta, datetime
from django.utils import timezone
from articles.models.published import PublishedArticle
from articles.publishing.publish import correct
from tests.makers import *
import feedparser
pytestmark = pytest.mark.django_db
def test_x(client, time_machine):
    now=timezone.now()
    s=a_story(region=a_region(), at=now+timedelta(hours=1))
    correct(s, by=somebody("layla"), text="الصواب")
    time_machine.move_to(now+timedelta(hours=2))
    p=PublishedArticle.objects.get(pk=s.pk); print(p.published_at,p.updated_at,p.corrected_at)
    print([l for l in client.get("/feed.atom").content.decode().split("<") if l.startswith(("published","updated"))])
    print(client.get("/corrections/").content.decode().count("الصواب"))
def test_second(client, time_machine):
    base=datetime(2026,11,15,12,0,0,tzinfo=timezone.UTC if hasattr(timezone,"UTC") else __import__("datetime").timezone.utc)
    time_machine.move_to(base+timedelta(milliseconds=100), tick=False)
    a_story(region=a_region(), at=None)
    PublishedArticle.objects.update(published_at=base+timedelta(milliseconds=50), copied_at=base+timedelta(milliseconds=50))
    r=client.get("/feed.rss"); lm=r.headers.get("Last-Modified"); print(lm)
    time_machine.move_to(base+timedelta(milliseconds=900), tick=False)
    s2=a_story(region=a_region(), headline="ثانية جديدة كليا")
    PublishedArticle.objects.filter(pk=s2.pk).update(published_at=base+timedelta(milliseconds=800), copied_at=base+timedelta(milliseconds=800))
    time_machine.move_to(base+timedelta(seconds=60), tick=False)
    r=client.get("/feed.rss", headers={"if-modified-since":lm} if lm else {}); print(r.status_code)
    assert r.status_code==200

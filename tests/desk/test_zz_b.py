import pytest
from django.test import Client
from django.contrib.auth.models import User, Group
from tests.makers import *
from tests.desk.door import *
pytestmark = pytest.mark.django_db

def test_leak(omar, salma):
    secret_topic, other = a_topic("secret", name="موضوع سري"), a_topic("other", name="آخر")
    region = a_region("paris")
    photo, photo2 = a_photo(caption="PHOTO1"), a_photo(caption="PHOTO2")
    art = an_article(by=somebody("layla"), topics=[secret_topic], photos=[photo], region=region, people=[a_person("كاتب")])
    for url in ("topic","region","photo","person"):
        for q in ("article", "byline", "articlephoto", "byline__article", "articlephoto__article", "photo_rows", "article__headline__contains", "byline_rows__article", "byline_rows"):
            r = omar.get(f"/admin/articles/{url}/?{q}={art.pk}")
            cl = getattr(r, "context", None) and r.context.get("cl")
            print(url, q, r.status_code, [str(x) for x in cl.result_list] if cl else r.get("Location"), )

def test_nums(admin_user, layla):
    c = Client(raise_request_exception=False); c.force_login(admin_user)
    l = Client(raise_request_exception=False); l.force_login(somebody("layla"))
    big = "9"*30
    for a in (f"/admin/auth/user/abc/password/", f"/admin/auth/user/{big}/password/", f"/admin/auth/user/{big}/change/", f"/admin/auth/user/?group={big}", f"/admin/account/colleagues/{big}/", f"/admin/auth/user/?groups__id__exact={big}", f"/admin/articles/photo/{big}/original/", f"/admin/articles/article/{big}/share/", f"/admin/articles/photo/?credit_rows__agency__id__exact={big}", f"/admin/articles/article/?region__id__exact={big}", f"/admin/articles/article/?p={big}", f"/admin/articles/photo/?p={big}", f"/admin/articles/topic/?p={big}",f"/admin/articles/topic/?o={big}", "/admin/articles/topic/?_to_field=password","/admin/auth/user/?_to_field=password", f"/admin/articles/correction/?kind__exact=%00", "/admin/articles/article/?q=%00", "/admin/articles/article/?created_by__password__startswith=a", "/admin/articles/activity/?by=%00&q=%00", "/admin/articles/nothing/", "/admin/nothing/", "/admin/articles/article/%00/change/", "/admin/r/1/1/", "/admin/autocomplete/?app_label=articles&model_name=activity&field_name=by&term=a","/admin/autocomplete/?app_label=otp_totp&model_name=totpdevice&field_name=user&term=a","/admin/autocomplete/", "/admin/autocomplete/?app_label=articles&model_name=article&field_name=region&term=a&page=9999999999999999999999", "/admin/jsi18n/", "/admin/articles/", "/admin/auth/", "/admin/otp_totp/"):
        for n, cc in (("super", c), ("layla", l)):
            r = cc.get(a)
            print(n, a[:80], r.status_code, r.get("Location",""), r.headers.get("Content-Security-Policy","")[:10], len(r.content), b"desk/css" in r.content)
    r = c.post(f"/admin/account/colleagues/{big}/end/"); print(r.status_code)

def test_nfkc(db):
    somebody("layla")
    import unicodedata
    n=0
    for v in ("layla","ｌayla","lａyla","laｙla","layｌa","laylａ","ｌａyla"):
        for _ in range(5):
            r = knock(a_browser(), v, "wrong"); n += r.status_code==200
    print("tries heard", n)
    r = knock(a_browser(), "ｌａｙla"); print(r.status_code, r.get("Location"))

def test_messages_cookie(layla, omar):
    art=an_article(by=somebody("omar"))
    from tests.desk.pages import press
    r = omar.get("/admin/articles/article/99999/change/")
    print(r.status_code, r.cookies)

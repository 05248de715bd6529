"""Where everything is: the desk at /admin/, the readers everywhere else."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [path("admin/", admin.site.urls), path("", include("articles.urls"))]
handler400 = "articles.reader.views.errors.bad_request"
handler404 = "articles.reader.views.errors.not_found"
handler500 = "articles.reader.views.errors.went_wrong"

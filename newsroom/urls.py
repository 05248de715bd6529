"""Where everything is: the desk at /admin/, what it lends to strangers at /preview/, the readers everywhere else."""

from django.contrib import admin
from django.urls import include, path

from articles.desk.lending.shared_preview import shared_preview

urlpatterns = [
    path("admin/", admin.site.urls),
    path("preview/<str:token>/", shared_preview, name="shared_preview"),
    path("", include("articles.urls")),
]
handler400 = "newsroom.no_page.bad_request"
handler403 = "newsroom.no_page.forbidden"
handler404 = "newsroom.no_page.not_found"
handler500 = "newsroom.no_page.went_wrong"

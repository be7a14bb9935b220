from django.contrib import admin
from django.urls import include, path

from articles.admin.front import front, skip, tables
from articles.admin.reviewing import review
from articles.entrance.doors import LogIn, LogOut, NewPassword
from articles.entrance.own_device import NewDevice, TwoStep
from articles.entrance.steps import SecondStep
from articles.views.on_site import on_site

urlpatterns = [
    # Before the admin's own, whose names lead here.
    path("admin/login/", LogIn.as_view(), name="log-in"),
    path("admin/login/step/", SecondStep.as_view(), name="second-step"),
    path("admin/logout/", LogOut.as_view(), name="log-out"),
    path("admin/two-step/", admin.site.admin_view(TwoStep.as_view()), name="two-step"),
    path("admin/two-step/device/", NewDevice.as_view(), name="new-device"),
    path("admin/password_change/", admin.site.admin_view(NewPassword.as_view(), cacheable=True), name="new-password"),
    path("admin/r/<int:content_type_id>/<path:object_id>/", admin.site.admin_view(on_site), name="on-site"),
    path("admin/", admin.site.admin_view(front), name="queue"),
    path("admin/tables/", admin.site.admin_view(tables), name="tables"),
    path("admin/skip/<int:pk>/", admin.site.admin_view(skip), name="skip"),
    path("admin/review/<int:pk>/", admin.site.admin_view(review), name="review"),
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]

handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.failed"

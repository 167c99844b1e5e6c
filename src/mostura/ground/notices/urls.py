"""Addresses of following and telling."""

from django.urls import path

from mostura.ground.notices.views import following, letters, mine, receipts

urlpatterns = [
    path("notices/", mine.notices, name="notices"),
    path("notices/seen/", mine.see_notices, name="see_notices"),
    path("notices/wishes/", mine.my_wishes, name="my_wishes"),
    path("follow/confirm/<str:token>/", following.confirm_following, name="confirm_following"),
    path("follow/leave/<str:token>/", following.leave_following, name="leave_following"),
    path("follow/wishes/<str:token>/", following.mailbox_wishes, name="mailbox_wishes"),
    path(
        "follow/stop/<str:token>/<slug:kind>/<str:code>/",
        following.stop_following,
        name="stop_following",
    ),
    path("follow/<slug:kind>/<str:code>/", following.follow_thing, name="follow_thing"),
    path("unfollow/<slug:kind>/<str:code>/", following.unfollow_thing, name="unfollow_thing"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:pk>/retry/", letters.retry_letter, name="retry_letter"),
    path("receipt/", receipts.enter_receipt, name="enter_receipt"),
    path("receipt/<str:code>/", receipts.receipt, name="receipt"),
    path("receipts/<slug:kind>/<str:code>/", receipts.issue_receipts, name="issue_receipts"),
]

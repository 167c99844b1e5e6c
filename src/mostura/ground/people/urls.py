"""Addresses of people."""

from django.urls import path

from mostura.ground.people.views import account, colleagues, invitations, sign_ins

urlpatterns = [
    path("colleagues/", colleagues.colleagues, name="colleagues"),
    path("colleagues/invite/", invitations.invite, name="invite"),
    path("colleagues/<int:pk>/", colleagues.colleague, name="colleague"),
    path("colleagues/<int:pk>/suspend/", colleagues.suspend_person, name="suspend_person"),
    path("colleagues/<int:pk>/reinstate/", colleagues.reinstate_person, name="reinstate_person"),
    path("roles/<int:pk>/end/", colleagues.end_membership, name="end_membership"),
    path("roles/<int:pk>/change/", colleagues.change_role, name="change_role"),
    path("invitations/<int:pk>/renew/", invitations.renew_invitation, name="renew_invitation"),
    path(
        "invitations/<int:pk>/withdraw/",
        invitations.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("join/<str:token>/", invitations.accept_invitation, name="accept_invitation"),
    path("account/", account.my_account, name="my_account"),
    path("account/address/", account.address, name="account_email"),
    path("account/second-factor/", account.second_factor, name="second_factor"),
    path("account/act-for/", account.act_for, name="act_for"),
    path("account/sign-out/", account.sign_out_everywhere, name="sign_out_everywhere"),
    path("account/sign-ins/", sign_ins.sign_ins, name="sign_ins"),
    path("account/sign-ins/end/", sign_ins.end_other_sign_ins, name="end_other_sign_ins"),
    path("account/sign-ins/<str:code>/end/", sign_ins.end_sign_in, name="end_sign_in"),
    path("enter/<str:token>/", account.enter_demonstration, name="enter_demonstration"),
]

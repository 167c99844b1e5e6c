"""Addresses of the board, of letters, and of the page behind a signed link."""

from django.urls import path

from mostura.answer.correspondence.views import answering, asking, board, offices, sending

BODY = "board/of/<slug:code>/"
LINK = "answer/<slug:token>/"

urlpatterns = [
    path("board/", board.board, name="board"),
    path(BODY, offices.body, name="correspondence_body"),
    path(f"{BODY}prepare/<slug:kind>/", offices.prepare, name="prepare_sending"),
    path(f"{BODY}offices/add/", offices.add_contact, name="add_contact"),
    path(f"{BODY}offices/<int:pk>/end/", offices.end_contact, name="end_contact"),
    path(f"{BODY}term/", offices.set_duty, name="set_duty"),
    path("board/letters/<slug:code>/", sending.sending, name="sending"),
    path("board/letters/<slug:code>/send/", sending.send, name="send_sending"),
    path("board/letters/<slug:code>/give-up/", sending.give_up, name="give_up_sending"),
    path(
        "board/letters/<slug:code>/links/<int:pk>/revoke/", sending.revoke_link, name="revoke_link"
    ),
    path("board/letters/<slug:code>/letter.pdf", sending.sending_pdf, name="sending_pdf"),
    path("recommendations/<slug:code>/put/", asking.put_to_body, name="put_to_body"),
    path("askings/<slug:code>/", asking.asking, name="asking"),
    path("askings/<slug:code>/record/", asking.record_step, name="record_step"),
    path("askings/<slug:code>/clarify/", asking.clarify, name="clarify"),
    path("askings/<slug:code>/onward/", asking.escalate, name="escalate"),
    path("askings/<slug:code>/stop/", asking.stop_asking, name="stop_asking"),
    path(LINK, answering.answer, name="answer"),
    path(f"{LINK}fresh/", answering.mail_fresh_link, name="mail_fresh_link"),
    path(f"{LINK}acknowledge/", answering.acknowledge, name="acknowledge"),
    path(f"{LINK}hand-on/", answering.hand_on, name="hand_on"),
    path(f"{LINK}<slug:code>/question/", answering.ask_back, name="ask_back"),
    path(f"{LINK}<slug:code>/answer/", answering.give_answer, name="give_answer"),
    path(f"{LINK}<slug:code>/promise/", answering.make_promise, name="make_promise"),
    path(
        f"{LINK}<slug:code>/promise/<int:pk>/take-back/",
        answering.take_promise_back,
        name="take_promise_back",
    ),
    path(f"{LINK}<slug:code>/report/", answering.report, name="report_progress"),
    path(f"{LINK}<slug:code>/not-us/", answering.refer, name="refer"),
]

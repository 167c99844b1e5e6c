"""The outbox under kill -9."""

import trials


def test_every_task_is_done_once_however_often_its_worker_is_killed(new_hub):
    outcome = trials.outbox_trial(new_hub(), tasks=200, kills=6)

    assert outcome == trials.Outbox(
        tasks=200, kills=6, delivered=200, done_once=200, effects=200, ledger_holds=True
    )

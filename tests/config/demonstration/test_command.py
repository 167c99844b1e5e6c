"""The word `mostura demo`."""

from mostura.answer.recommendations.models import Recommendation
from mostura.config.demonstration import command
from mostura.ground.people.models import Person


def test_a_hub_where_people_work_gets_no_demonstration(db, capsys):
    Person.objects.create(email="ana@example.org", name="Ana")

    status = command.main(["load"])

    assert (status, Recommendation.objects.count()) == (0, 0)
    assert "none is loaded" in capsys.readouterr().out

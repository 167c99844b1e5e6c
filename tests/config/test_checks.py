"""What is checked before a hub is opened to others."""

import pytest
from django.core import checks

from mostura.config.demonstration import marker


@pytest.fixture
def _hub_of_its_own(settings, tmp_path):
    settings.MOSTURA_HOME = tmp_path


@pytest.mark.usefixtures("_hub_of_its_own")
@pytest.mark.parametrize(
    ("address", "stands", "told"),
    [
        ("https://hub.example.org", True, 1),
        ("https://hub.example.org", False, 0),
        ("http://localhost:8000", True, 0),
    ],
)
def test_a_demonstration_on_a_hub_that_others_reach_is_an_error(settings, address, stands, told):
    settings.MOSTURA_ADDRESS = address
    if stands:
        marker.put_up(complete=True)

    found = checks.run_checks(tags=["security"], include_deployment_checks=True)

    sentence = "The demonstration stands on a hub that others reach; its links let anyone in."
    assert [one.level for one in found if one.msg == sentence] == [checks.ERROR] * told

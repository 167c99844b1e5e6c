"""Questions made up out of the description: no fault, and no answer that it does not name."""

import pytest
import schemathesis
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok

EXAMPLES = 12  # of each operation; `bench/api.py` asks thousands


@pytest.fixture
def operations(record, live_server, settings):
    """Every operation of the description that a served hub gives."""
    settings.MOSTURA_API_PER_MINUTE = 1_000_000
    cache.clear()
    schema = schemathesis.openapi.from_url(f"{live_server.url}/api/openapi.json")
    schema.config.update(base_url=live_server.url)
    return [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "mode", [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
)
def test_every_answer_is_one_that_the_description_names(operations, mode):
    asked = []

    def ask_all(operation):
        quick = settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )

        @quick
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case):
            asked.append(case)
            case.call_and_validate()

        ask()

    for operation in operations:
        ask_all(operation)

    assert len(asked) >= len(operations) * EXAMPLES // 2

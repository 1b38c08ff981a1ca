import pytest

from crossread.testing import make_sample_record


@pytest.fixture(scope="package")
def record():
    """The record of the public factories that has most of what a record can have."""
    return make_sample_record()

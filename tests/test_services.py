"""The private servers start, answer, and keep databases apart."""

import pytest
import redis
from sqlalchemy import create_engine, text

from tests.services import fresh_database


@pytest.mark.postgres
def test_databases_are_apart(postgres_url: str) -> None:
    names = set()
    for url in (fresh_database(postgres_url), fresh_database(postgres_url)):
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE only_here (id INTEGER)"))
            names.add(connection.execute(text("SELECT current_database()")).scalar_one())
        engine.dispose()
    assert len(names) == 2


@pytest.mark.redis
def test_redis_answers(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.set("key", "value")
        assert client.get("key") == b"value"

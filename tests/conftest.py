"""What every test stands on: no network, one connection for both doors, and an honest last line.

Marks: `browser`, `html`, `nginx`, `exiftool` need something of the machine (wants.py) and are skipped, by name, without
it; `postgres` and `sqlite` tests run on that database only; `once` tests do not depend on the database, and a run on
PostgreSQL, which always follows one on SQLite, leaves them out, together with all tests that never ask a database.
`soak` tests take minutes: they run when asked for.
A browser test that fails is tried once more, and named at the end: it is unsteady, and somebody has to look why.
The browser's tests come first, which with xdist is one worker's beginning: it opens one newspaper and one Chromium,
others bring theirs when they come to help it out, and no two Chromiums starve each other meanwhile.
"""

import gc
import os
import shutil
import socket
from pathlib import Path

import pytest

from tests.wants import wants

BOTH_DOORS = frozenset({"default", "reader"})
DATABASES = frozenset({"db", "transactional_db", "refused_door", "newspaper"})  # fixtures that lead to one
BROWSERS = Path(__file__).parent / "browser"
LOOPBACK = ("127.", "::1", "localhost")
connect, connect_ex = socket.socket.connect, socket.socket.connect_ex


# --- No sockets beyond loopback ------------------------------------------------------------------
@pytest.fixture(autouse=True, scope="session")
def nothing_beyond_loopback():
    """A test that reaches for the network fails, whatever the network would have said."""

    def guarded(really):
        def guard(self, address, *rest):
            beyond = self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK)
            if beyond:
                raise AssertionError(f"A test tried to connect to {address!r}; tests stay on this machine.")
            return really(self, address, *rest)

        return guard

    socket.socket.connect, socket.socket.connect_ex = guarded(connect), guarded(connect_ex)
    yield
    socket.socket.connect, socket.socket.connect_ex = connect, connect_ex


# --- Two doors, one connection -------------------------------------------------------------------
@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Readers' requests use the connection of the test itself, or they would not see what its transaction wrote."""
    from django.db import connections
    from django.test import TransactionTestCase

    connections["reader"] = connections["default"]
    # pytest-django builds every database test from this class. Both names are allowed whatever a mark says, and
    # transactions and flushes, which go by name, meet the one connection once.
    TransactionTestCase._validate_databases = classmethod(lambda cls: BOTH_DOORS)
    TransactionTestCase._databases_names = classmethod(lambda cls, include_mirrors=True: ["default"])
    TransactionTestCase._fixture_teardown = flush_with_the_log_unlocked(TransactionTestCase._fixture_teardown)


def flush_with_the_log_unlocked(flush):
    """After a test of real transactions the tables are emptied, which the append-only log would refuse.

    The flush ends in `post_migrate`, which puts the triggers, the groups and the generation back.
    """

    def unlocked(self):
        from articles import triggers

        triggers.drop()
        flush(self)

    return unlocked


@pytest.fixture
def own_door(transactional_db):
    """Opt out: here readers come in by a second, restricted connection, as they do in earnest. Yields it."""
    from django.db import connections

    shared = connections["reader"]
    connections["reader"] = connections.create_connection("reader")
    yield connections["reader"]
    connections["reader"].close()
    connections["reader"] = shared


@pytest.fixture
def refused_door(django_db_setup, django_db_blocker):
    """The restricted connection for what must be refused: as nothing is written by it, nothing need be swept up."""
    from django.db import connections

    with django_db_blocker.unblock():
        door = connections.create_connection("reader")
        yield door
        door.close()


# --- What runs here, and what does not -----------------------------------------------------------
def pytest_collection_modifyitems(config, items):
    """Skip what the machine cannot do; leave out what is meant for the other database, or nobody asked for."""
    there = wants()
    others = {"sqlite", "once"} if there["postgres"].there else {"postgres"}
    if "soak" not in config.option.markexpr:
        others.add("soak")
    dropped = {item for item in items if any(item.get_closest_marker(mark) for mark in others)}
    if there["postgres"].there:
        dropped |= {item for item in items if not asks_a_database(item)}
    if dropped:
        config.hook.pytest_deselected(items=list(dropped))
        items[:] = [item for item in items if item not in dropped]
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))  # the machine may be out of breath; the last lines tell
        for mark in ("browser", "html", "nginx", "exiftool"):
            if item.get_closest_marker(mark) and not there[mark].there:
                item.add_marker(pytest.mark.skip(reason=f"{there[mark].tests}: {there[mark].command}"))
    items.sort(key=lambda item: BROWSERS not in item.path.parents)


def pytest_collection_finish():
    """What is there by now stays to the end: the collector of garbage need not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def asks_a_database(item) -> bool:
    """Whether the test may speak to the database under test; pytest-django lets none do so that does not say it."""
    said = any(item.get_closest_marker(mark) for mark in ("django_db", "server", "soak", "postgres"))
    return said or not DATABASES.isdisjoint(item.fixturenames)


def pytest_terminal_summary(terminalreporter, config):
    """Name what took two attempts, and what did not run, each with the one command that would let it."""
    for report in terminalreporter.stats.get("rerun", []):
        crash = getattr(report.longrepr, "reprcrash", None)
        why = crash.message.splitlines()[0][:200] if crash else report.when
        terminalreporter.write_line(f"failed, and was tried once more: {report.nodeid}: {why}", yellow=True)
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return  # somebody asked for particular tests
    for want in wants().values():
        if not want.there:
            terminalreporter.write_line(f"not run: {want.tests} — {want.command}", yellow=True)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session):
    """With REQUIRE_ALL=1, as in CI, a skipped test is a failure. (Tests of the other database are not skipped.)"""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter and reporter.stats.get("skipped")
    if skipped and os.environ.get("REQUIRE_ALL") == "1" and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"\n{len(skipped)} skipped, and REQUIRE_ALL=1 allows none.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure():
    """Throw away what tests/settings.py made."""
    from django.conf import settings

    if settings.configured and hasattr(settings, "SCRATCH"):
        shutil.rmtree(settings.SCRATCH, ignore_errors=True)

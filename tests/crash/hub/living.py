"""A hub of its own in real processes, which can be started, asked, killed and looked into."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

HERE = Path(__file__).resolve().parent
POSTGRES = HERE.parents[2] / "tools" / "postgres.sh"
PATIENCE = 30  # seconds to wait for a server


@dataclass
class Hub:
    """A hub in a folder, on SQLite or on the PostgreSQL database named."""

    home: Path
    database: str = ""
    recipients: str = ""
    settings: str = "crash_settings"

    def environment(self):
        """What its processes see."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("MOSTURA_")}
        return kept | {
            "DJANGO_SETTINGS_MODULE": self.settings,
            "PYTHONPATH": str(HERE),
            "MOSTURA_HOME": str(self.home),
            "MOSTURA_DATABASE": self.database,
            "MOSTURA_BACKUP_RECIPIENTS": self.recipients,
            "MOSTURA_LOG_LEVEL": "ERROR",
        }

    def run(self, *words, program=("-m", "mostura"), check=True):
        """Run one command to its end."""
        return subprocess.run(
            [sys.executable, *program, *words],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=check,
        )

    def migrate(self):
        """Make the tables."""
        self.run("migrate", "-v0", "--skip-checks")

    def ask_tasks(self, count):
        """Write so many tasks into the ledger."""
        self.run(str(count), program=(str(HERE / "crash_tasks.py"),))

    def started(self, *words):
        """A command in a process of its own, for whoever kills it."""
        return subprocess.Popen(
            [sys.executable, "-m", "mostura", *words],
            env=self.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @contextlib.contextmanager
    def process(self, *words):
        """A command that runs until it is killed with all it started."""
        process = self.started(*words)
        try:
            yield process
        finally:
            kill(process)

    @contextlib.contextmanager
    def serving(self, port):
        """Its pages, as soon as they answer."""
        words = ("serve", "--port", str(port), "--no-worker", "--threads", "8")
        with self.process(*words) as process:
            wait_for_server(port, process)
            yield process

    def rows(self, query):
        """The answer to a query, read by a connection of its own."""
        if self.database:
            import psycopg

            with psycopg.connect(self.database) as connection:
                return connection.execute(query).fetchall()
        import pysqlite3.dbapi2 as sqlite3

        with contextlib.closing(
            sqlite3.connect(f"file:{self.home}/hub.sqlite3?mode=ro", uri=True, timeout=20)
        ) as connection:
            return connection.execute(query).fetchall()

    def count(self, query):
        """The number that a query gives."""
        return self.rows(query)[0][0]

    def ledger_holds(self):
        """Whether the chain is whole."""
        return self.run("ledger", "verify", check=False).returncode == 0


def kill(process):
    """Kill a process and all it started, without a chance to tidy up."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def wait_for_server(port, process):
    """Wait until the pages answer."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.05)
    raise TimeoutError("the server did not answer")


def post(port, path, body=b"", content_type="application/octet-stream"):
    """Status and text of a POST; OSError where the server was gone."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("POST", path, body, {"Content-Type": content_type})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    except http.client.HTTPException as fault:
        raise ConnectionError from fault
    finally:
        connection.close()


def get(port, path):
    """Status of a GET."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def hand_over(port, data, name="words.txt"):
    """Status and text of handing over a file."""
    edge = uuid.uuid4().hex
    body = (
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: text/plain\r\n\r\n"
    ).encode()
    body += data + f"\r\n--{edge}--\r\n".encode()
    return post(port, "/deposit/", body, f"multipart/form-data; boundary={edge}")


@contextlib.contextmanager
def postgres_server():
    """The server that the suite runs on, else one of our own; nothing where none starts."""
    if os.environ.get("MOSTURA_DATABASE"):
        yield os.environ["MOSTURA_DATABASE"]
        return
    # Not below pytest's folders: PostgreSQL runs as another account where the tests are root.
    folder = f"{tempfile.gettempdir()}/mostura-postgres-{uuid.uuid4().hex[:8]}"
    words = (folder, str(free_port()))
    started = subprocess.run(
        [str(POSTGRES), "start", *words], stdout=subprocess.PIPE, text=True, check=False
    )
    try:
        yield started.stdout.strip() if started.returncode == 0 else ""
    finally:
        subprocess.run([str(POSTGRES), "stop", *words], check=False)


def new_database(server, name):
    """The address of a new database on the same server; nothing where there is no server."""
    if not server:
        return ""
    import psycopg
    from psycopg import sql

    fresh = f"crash_{name}_{os.getpid()}_{uuid.uuid4().hex[:6]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(fresh)))
    parts = urlsplit(server)
    return urlunsplit(parts._replace(path=f"/{fresh}"))


def drop_database(address):
    """Drop what `new_database` made."""
    if not address:
        return
    import psycopg
    from psycopg import sql

    parts = urlsplit(address)
    server = urlunsplit(parts._replace(path="/postgres"))
    with psycopg.connect(server, autocommit=True) as connection:
        name = sql.Identifier(parts.path.strip("/"))
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))

"""A web server on this machine, and limits that let the hub reach it."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mostura.answer.claims.frames.looking import Limits


class Handler(BaseHTTPRequestHandler):
    """Answers as the test says, and remembers what was asked."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("Host")))
        self.server.answer(self)

    def log_message(self, *args):
        """Nothing: the log of a test is for its failures."""


class Server(ThreadingHTTPServer):
    """One server on a free port of this machine."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        self.answer = None
        self.ended = threading.Event()

    @property
    def port(self):
        return self.server_address[1]

    def address(self, path="/", host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def handle_error(self, request, client_address):
        """Nothing: the hub hangs up when it has seen enough."""


@pytest.fixture
def server():
    opened = Server()
    thread = threading.Thread(target=opened.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield opened
    opened.ended.set()
    opened.shutdown()
    opened.server_close()
    thread.join()


@pytest.fixture
def limits(server):
    """The limits of the hub, but for this machine, which a test may reach."""

    def made(**more):
        reach = {"may_reach": lambda address: address == "127.0.0.1"}
        return Limits(ports=frozenset({server.port}), **(reach | more))

    return made


@pytest.fixture
def says():
    """An answer with this status, body and headers."""

    def made(body=b"", status=200, **headers):
        def answer(handler):
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        return answer

    return made

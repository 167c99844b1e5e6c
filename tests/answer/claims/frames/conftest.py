"""A web server on this machine, and limits that let the hub reach it."""

import datetime as dt
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

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


@pytest.fixture
def own_certificate(tmp_path):
    """A server's side of TLS with a certificate that it gave itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = tmp_path / "server.pem"
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context

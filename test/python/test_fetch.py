"""Pictures come from the public internet only, in time and of a sensible size."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import fetch
import pytest

PUBLIC = "93.184.215.14"


@pytest.fixture
def internet(monkeypatch):
    """Names of a small internet, and one server that stands at every public address of it,
    without TLS. `connected` lists the addresses that were connected to."""

    class Internet:
        names = {"example.org": [PUBLIC], "inside.example.org": ["10.0.0.7"], "both.example.org": [PUBLIC, "127.0.0.1"]}
        answers = {}
        connected = []

    world = Internet()
    world.connected = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            world.answers[self.path](self)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    resolve = socket.getaddrinfo

    def getaddrinfo(host, port, *arguments, **options):
        addresses = world.names.get(host)
        if addresses is None:
            return resolve(host, port, *arguments, **options)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    def connect(connection):
        world.connected.append(connection.address)
        connection.sock = connection.wire = socket.socket()
        connection.sock.settimeout(connection.timeout)
        connection.sock.connect(server.server_address)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(fetch.PinnedConnection, "connect", connect)
    yield world
    server.shutdown()
    server.server_close()


def send(body=b"", status=200, **headers):
    def answer(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def test_a_public_picture_is_fetched_after_redirects(internet):
    internet.answers = {
        "/a%20b?size=1": send(status=302, Location="/next"),
        "/next": send(status=307, Location="https://example.org/picture"),
        "/picture": send(b"picture"),
    }
    assert fetch.fetch("https://example.org/a b?size=1") == b"picture"
    assert internet.connected == [PUBLIC] * 3


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "//example.org/",
        "",
        "https://",
        "https://example.org:8443/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[",
        "https://example.org:port/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://localhost/",
        "https://0.0.0.0/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://192.168.0.1/",
        "https://100.64.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://169.254.170.2/v2/credentials/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://example.org@127.0.0.1/",
        "https://inside.example.org/",
        "https://both.example.org/",
        None,
        7,
        b"https://example.org/",
        ["https://example.org/"],
    ],
)
def test_nothing_else_is_connected_to(internet, url):
    with pytest.raises(fetch.FetchError):
        fetch.fetch(url)
    assert internet.connected == []


@pytest.mark.parametrize(
    "location", ["https://inside.example.org/", "http://example.org/", "https://169.254.169.254/", "file:///etc/passwd"]
)
def test_a_redirect_is_checked_like_the_first_address(internet, location):
    internet.answers = {"/": send(status=302, Location=location)}
    with pytest.raises(fetch.FetchError):
        fetch.fetch("https://example.org/")
    assert internet.connected == [PUBLIC]


def test_a_name_that_changes_its_address_gains_nothing(internet):
    """The address that was checked is the one that is connected to."""
    internet.answers = {"/": send(b"picture")}
    addresses = iter([[PUBLIC], ["127.0.0.1"]])

    class Rebinding(dict):
        def get(self, host):
            return next(addresses)

    internet.names = Rebinding()
    assert fetch.fetch("https://example.org/") == b"picture"
    assert internet.connected == [PUBLIC]


def test_redirects_without_end(internet):
    internet.answers = {"/": send(status=301, Location="/")}
    with pytest.raises(fetch.FetchError, match="more than 3 redirects"):
        fetch.fetch("https://example.org/")


def test_an_error_of_the_server_is_named(internet):
    internet.answers = {"/": send(status=404)}
    with pytest.raises(fetch.FetchError, match="example.org answered 404"):
        fetch.fetch("https://example.org/")


def test_a_picture_that_is_too_large(internet):
    internet.answers = {"/": send(b"0" * (fetch.MAX_BYTES + 1)), "/fits": send(b"0" * fetch.MAX_BYTES)}
    assert len(fetch.fetch("https://example.org/fits")) == fetch.MAX_BYTES
    with pytest.raises(fetch.FetchError, match="more than 6 MiB"):
        fetch.fetch("https://example.org/")


@pytest.mark.parametrize("headers", ["HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"])
def test_a_server_that_drips_is_left_in_time(internet, monkeypatch, headers):
    monkeypatch.setattr(fetch, "MAX_SECONDS", 0.3)
    over = threading.Event()

    def drip(handler):
        handler.close_connection = True
        try:
            handler.wfile.write(headers.encode())
            while not over.wait(0.02):
                handler.wfile.write(b"x")
        except OSError:
            over.set()

    internet.answers = {"/": drip}
    try:
        with pytest.raises(fetch.FetchError):
            fetch.fetch("https://example.org/")
        assert over.wait(5), "the connection was left open"
    finally:
        over.set()


def test_an_error_tells_the_address_without_its_query(internet):
    internet.answers = {
        "/start": send(status=302, Location="https://example.org/dog.jpg?X-Amz-Signature=0a1b2c"),
        "/dog.jpg?X-Amz-Signature=0a1b2c": lambda handler: handler.wfile.close(),
    }
    with pytest.raises(fetch.FetchError, match=r"https://example\.org/dog\.jpg\?… could not be fetched") as error:
        fetch.fetch("https://example.org/start")
    assert "0a1b2c" not in str(error.value)

"""Get a picture from the public internet, and from nowhere else.

An endpoint runs inside AWS: an address that a caller sends must not reach the instance's
credentials, the VPC or the machine itself. So the name is resolved once, the address is
checked, and the connection goes to the very address that was checked; again for each redirect.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from urllib.parse import quote, urljoin, urlsplit

MAX_BYTES = 6 * 1024 * 1024  # about as much as a request to an endpoint may carry
MAX_SECONDS = 10.0  # for all of it, redirects included
MAX_REDIRECTS = 3


class FetchError(Exception):
    """The address is not allowed, or did not give a whole answer within the limits."""


class PinnedConnection(http.client.HTTPSConnection):
    """HTTPS to one address, whose certificate must be the host's."""

    def __init__(self, host: str, address: str, timeout: float) -> None:
        super().__init__(host, timeout=timeout)
        self.address = address
        self.wire: socket.socket | None = None  # http.client lets go of `sock` before the body is read

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self.wire = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)

    def hang_up(self) -> None:
        """End the exchange from another thread; whoever waits for bytes gets none."""
        if self.wire:
            self.wire.shutdown(socket.SHUT_RDWR)


def fetch(url: str) -> bytes:
    """The body behind a https address, of at most 6 MiB within 10 seconds. Raises FetchError."""
    deadline = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        host, target = _split(url)
        try:
            body, redirect = _get(host, _public_address(host), target, deadline - time.monotonic())
            if time.monotonic() >= deadline:
                raise TimeoutError(f"no answer within {MAX_SECONDS:.0f} seconds")
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(f"{_shown(host, target)} could not be fetched: {error}") from error
        if redirect is None:
            return body
        url = urljoin(url, redirect)
    raise FetchError(f"more than {MAX_REDIRECTS} redirects")


def _shown(host: str, target: str) -> str:
    """An address without user, password and query: a redirect may lead to one that is signed."""
    path, question, _ = target.partition("?")
    return f"https://{host}{path}{'?…' if question else ''}"


def _split(url: str) -> tuple[str, str]:
    """Host and request target. Only https on its own port is let through."""
    try:
        parts = urlsplit(url)
        allowed = parts.scheme == "https" and parts.hostname and parts.port in (None, 443)
    except (ValueError, AttributeError, TypeError) as error:
        raise FetchError("the address is not a URL") from error
    if not allowed:
        raise FetchError("the address must begin with https:// and must not contain another port")
    query = f"?{parts.query}" if parts.query else ""
    return parts.hostname, quote(f"{parts.path or '/'}{query}", safe="/?%&=+:;,@!$'()*~[]")


def _public_address(host: str) -> str:
    """The host's first IPv4 address, if all that it has are public.

    IPv6 is left out: there NAT64, 6to4 and mapped addresses reach private IPv4 hosts by names of their own.
    """
    addresses = [str(entry[4][0]) for entry in socket.getaddrinfo(host, 443, socket.AF_INET, socket.SOCK_STREAM)]
    for address in map(ipaddress.IPv4Address, addresses):
        if not address.is_global or address.is_multicast:
            raise FetchError(f"{host} is not on the public internet")
    return addresses[0]


def _get(host: str, address: str, target: str, seconds: float) -> tuple[bytes, str | None]:
    """The body, or where the answer redirects to. Raises what sockets and http.client raise."""
    connection = PinnedConnection(host, address, seconds)
    # A timeout of a socket begins anew with each byte; this one ends the whole exchange.
    timer = threading.Timer(seconds, connection.hang_up)
    timer.start()
    try:
        connection.request("GET", target, headers={"Accept": "image/jpeg, image/png", "User-Agent": "classifier"})
        answer = connection.getresponse()
        if answer.status in (301, 302, 303, 307, 308):
            return b"", answer.headers["Location"] or ""
        if answer.status != 200:
            raise FetchError(f"{host} answered {answer.status}")
        body = answer.read(MAX_BYTES + 1)
        if len(body) > MAX_BYTES:
            raise FetchError(f"the picture has more than {MAX_BYTES // 1024 // 1024} MiB")
        return body, None
    finally:
        timer.cancel()
        connection.close()

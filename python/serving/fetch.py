"""Download an image from the public internet only.

An endpoint runs inside AWS: an address from a caller must not reach the instance's credentials, the
VPC or the machine itself. So the host name is resolved once, the IP address is checked, and the
connection goes to exactly this IP address. The same is done for each redirect.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from urllib.parse import quote, urljoin, urlsplit

MAX_BYTES = 6 * 1024 * 1024  # about the largest size of a request to an endpoint
MAX_SECONDS = 10.0  # for the whole download, including redirects
MAX_REDIRECTS = 3


class FetchError(Exception):
    """The address is not allowed, or there was no complete answer within the limits."""


class PinnedConnection(http.client.HTTPSConnection):
    """HTTPS to a fixed IP address; the certificate must be valid for the host name."""

    def __init__(self, host: str, address: str, timeout: float) -> None:
        super().__init__(host, timeout=timeout)
        self.address = address
        self.wire: socket.socket | None = None  # http.client drops `sock` before the body is read

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self.wire = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)

    def hang_up(self) -> None:
        """End the connection from another thread; a read that waits for bytes gets none."""
        if self.wire:
            self.wire.shutdown(socket.SHUT_RDWR)


def fetch(url: str) -> bytes:
    """Return the body behind an https address: at most 6 MiB, within 10 seconds. Raises FetchError."""
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
    """Return the address without user, password and query, because a redirect may lead to a signed address."""
    path, question, _ = target.partition("?")
    return f"https://{host}{path}{'?…' if question else ''}"


def _split(url: str) -> tuple[str, str]:
    """Return host and request target. Only https on port 443 is allowed. Raises FetchError."""
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
    """Return the host's first IPv4 address if all of its IPv4 addresses are public. Raises FetchError.

    IPv6 is not used, because its NAT64, 6to4 and mapped addresses can reach private IPv4 hosts.
    """
    addresses = [str(entry[4][0]) for entry in socket.getaddrinfo(host, 443, socket.AF_INET, socket.SOCK_STREAM)]
    for address in map(ipaddress.IPv4Address, addresses):
        if not address.is_global or address.is_multicast:
            raise FetchError(f"{host} is not on the public internet")
    return addresses[0]


def _get(host: str, address: str, target: str, seconds: float) -> tuple[bytes, str | None]:
    """Return the body, or the target of a redirect. Raises FetchError and the exceptions of sockets and http.client."""
    connection = PinnedConnection(host, address, seconds)
    # A socket's timeout restarts with each byte; this timer limits the whole download.
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

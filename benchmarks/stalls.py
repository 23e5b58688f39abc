"""How long a cheap request waits while a server does something large: the longest stall of its event loop.

A process of its own, on a blocking socket: `python -m benchmarks.stalls PORT` asks for /healthz every 5 ms until its
standard input ends, and then prints how many seconds each took as JSON.
"""

import json
import select
import socket
import sys
import time

EVERY = 0.005
"""Seconds between two requests."""


def waits(port: int) -> list[float]:
    """Seconds that each request took, until standard input ends."""
    request = f"GET /healthz HTTP/1.1\r\nhost: localhost:{port}\r\n\r\n".encode()
    found: list[float] = []
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while not select.select([sys.stdin], [], [], EVERY)[0]:
            begun = time.perf_counter()
            connection.sendall(request)
            answer = b""
            while b"\r\n\r\n" not in answer:
                answer += connection.recv(65_536)
            found.append(time.perf_counter() - begun)
    return found


if __name__ == "__main__":
    json.dump(waits(int(sys.argv[1])), sys.stdout)

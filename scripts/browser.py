"""A small client of headless Chromium over its DevTools protocol: pages at any width, what they log and request.

It needs nothing but Python: a WebSocket over a local socket (RFC 6455) and JSON.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--remote-debugging-port=0", "--remote-allow-origins=*", "--disable-dev-shm-usage",
)  # fmt: skip


def chromium() -> str | None:
    """Give the path of a Chromium, or None where the machine has none.

    >>> chromium() is None or bool(chromium())
    True
    """
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Page]:
    """Start a headless Chromium and give one page in it; the browser ends with the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(chromium()), *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            page = Page(_address(Path(profile) / "DevToolsActivePort"))
            yield page
            page.close()
        finally:
            process.terminate()
            process.wait(timeout=20)


def _address(port_file: Path) -> tuple[int, str]:
    for _ in range(200):
        if port_file.is_file() and (lines := port_file.read_text().splitlines()):
            port = int(lines[0])
            with urlopen(f"http://127.0.0.1:{port}/json/list", timeout=10) as answer:
                pages = [p for p in json.load(answer) if p["type"] == "page"]
            if pages:
                return port, "/" + pages[0]["webSocketDebuggerUrl"].split("/", 3)[3]
        time.sleep(0.1)
    raise RuntimeError("Chromium did not start")


class Page:
    """One page: where it goes, how wide it is, what it says and asks for."""

    def __init__(self, address: tuple[int, str]) -> None:
        port, path = address
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        head = b""
        while b"\r\n\r\n" not in head:
            head += self.socket.recv(1)
        self.number = 0
        self.events: list[dict[str, Any]] = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and give its result; what happens meanwhile is kept in `events`."""
        self.number += 1
        self._send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = self._receive()
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                result: dict[str, Any] = message["result"]
                return result
            self.events.append(message)

    def open(self, url: str, width: int = 1280, height: int = 900, mobile: bool = False) -> None:
        """Go to a page at a width and wait until it has loaded."""
        scale = {"deviceScaleFactor": 1, "mobile": mobile}
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, **scale)
        self._go("about:blank")  # a page that differs by its fragment only would not load anew
        self._go(url)
        self.value("document.fonts.ready.then(() => 1)")

    def _go(self, url: str) -> None:
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self._receive())

    def value(self, expression: str) -> Any:
        """Give the value of a JavaScript expression on the page."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return result["result"].get("value")

    def picture(self, whole: bool = True) -> bytes:
        """Give a PNG of the page, of its whole length where wanted."""
        return base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def errors(self) -> list[str]:
        """Give what went wrong on the page: exceptions and messages of level error."""
        found = [e for e in self.events if e.get("method") == "Runtime.exceptionThrown"]
        logs = [e["params"]["entry"] for e in self.events if e.get("method") == "Log.entryAdded"]
        return [json.dumps(e) for e in found] + [x["text"] for x in logs if x["level"] == "error"]

    def requests(self) -> list[str]:
        """Give the addresses that the page asked for."""
        sent = [e["params"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        return [str(p["request"]["url"]) for p in sent]

    def close(self) -> None:
        """End the browser."""
        self._send(json.dumps({"id": 0, "method": "Browser.close"}))
        self.socket.close()

    def _send(self, text: str) -> None:
        data, mask = text.encode(), os.urandom(4)
        size = len(data)
        head = struct.pack("!BB", 0x81, 0x80 | size) if size < 126 else struct.pack("!BBH", 0x81, 0x80 | 126, size)
        self.socket.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def _receive(self) -> dict[str, Any]:
        data, last = b"", False
        while not last:
            first, second = self._exactly(2)
            last, size = bool(first & 0x80), second & 0x7F
            if size > 125:
                size = int.from_bytes(self._exactly(2 if size == 126 else 8), "big")
            data += self._exactly(size)
        message: dict[str, Any] = json.loads(data)
        return message

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            piece = self.socket.recv(size - len(data))
            if not piece:
                raise RuntimeError("Chromium closed the connection")
            data += piece
        return data

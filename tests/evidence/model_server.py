"""A service on this machine that answers as a language model might: well, wrongly, slowly, with garbage."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Reply", "Service", "item", "items", "serving"]


@dataclass(frozen=True)
class Reply:
    """What comes back: the words of the model, or a body of its own."""

    words: str = ""
    status: int = 200
    body: bytes | None = None
    seconds: float = 0.0
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class Service:
    """A running service, and what it was sent."""

    address: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def shown(self, number: int = -1) -> str:
        """The part of the article in a request."""
        told = [one for one in self.requests[number]["messages"] if one["role"] == "user"]
        return str(told[0]["content"]).partition("-----\n")[2].rpartition("\n-----")[0]


def item(kind: str, quotation: str, speaker: str = "", **fields: Any) -> dict[str, Any]:
    """An item as a model gives it."""
    return {"kind": kind, "quotation": quotation, "speaker": speaker, "polarity": "affirmed", **fields}


def items(*every: Any) -> Reply:
    """An answer as it was asked for."""
    return Reply(json.dumps({"items": every}))


@contextmanager
def serving(answer: Callable[[Service], Reply] | Reply) -> Iterator[Service]:
    """Serve on a free port of the loopback until the block ends."""
    stop = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            service.headers.append({name.lower(): value for name, value in self.headers.items()})
            service.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            reply = answer if isinstance(answer, Reply) else answer(service)
            stop.wait(reply.seconds)
            told = reply.body if reply.body is not None else _completion(reply.words)
            try:
                self.send_response(reply.status)
                for name, value in (*reply.headers, ("Content-Type", "application/json")):
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service = Service(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        stop.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _completion(words: str) -> bytes:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": words}}
    told = {
        "id": "1",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": "tiny",
        "choices": [choice],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
    return json.dumps(told).encode()

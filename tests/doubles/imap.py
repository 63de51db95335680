"""A mailbox on loopback: pymap, an IMAP server of its own, with its messages in memory."""

from __future__ import annotations

import asyncio
import ssl
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from imapclient import IMAPClient
from pymap.backend.dict import Config, Login
from pymap.imap import IMAPServer

USER, PASSWORD = "shop", "mailbox-password"


class MailboxServer:
    """Runs in a thread of its own; stopping it keeps the mail for the next `start`.

    With ``tls`` it speaks TLS from the first byte: pymap's STARTTLS now and then drops the connection.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.port = 0
        self._tls = tls
        arguments = Namespace(passlib_cfg=None, proxy_protocol=None, cert=None, key=None)
        self._config = Config(
            arguments,
            demo_data=False,
            demo_user=USER,
            demo_password=PASSWORD,
            host="127.0.0.1",
            port=0,
            tls_enabled=False,
        )
        self._loop = (
            asyncio.SelectorEventLoop()
        )  # uvloop, where Rasa has set it, drops a connection that turns to TLS
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._connections: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Listen, on the same port as before."""
        self._server = self._run(self._listen())
        self.port = self._server.sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Stop listening and cut every connection."""

        async def stop() -> None:
            self._server.close()
            for task in list(self._connections):
                task.cancel()
            await asyncio.sleep(0)

        self._run(stop())

    def end(self) -> None:
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def put(self, raw: bytes, at: datetime | None = None, flags: tuple[bytes, ...] = ()) -> None:
        """A mail arrives."""
        with self.client() as client:
            client.append("INBOX", raw, flags, at)

    def unread(self) -> int:
        """How many mails are not marked as read."""
        with self.client() as client:
            client.select_folder("INBOX", readonly=True)
            return len(client.search(["UNSEEN"]))

    def change_password(self) -> None:
        """From now on the old one is wrong."""
        self._config._demo_password = "another"

    def client(self) -> IMAPClient:
        """A mail program of the test."""
        blind = ssl.create_default_context()
        blind.check_hostname, blind.verify_mode = False, ssl.CERT_NONE
        encrypted = self._tls is not None
        client = IMAPClient("127.0.0.1", self.port, ssl=encrypted, ssl_context=blind, timeout=5)
        client.login(USER, PASSWORD)
        return client

    async def _listen(self) -> asyncio.AbstractServer:
        async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            serve = IMAPServer(Login(self._config), self._config)
            task = asyncio.current_task()
            assert task is not None
            self._connections.add(task)
            try:
                await serve(reader, writer)
            except (asyncio.CancelledError, ConnectionError):
                writer.transport.abort()
            finally:
                self._connections.discard(task)

        return await asyncio.start_server(connection, "127.0.0.1", self.port, ssl=self._tls)

    def _run(self, work: object) -> object:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)  # type: ignore[arg-type]


@contextmanager
def mailbox_server(tls: ssl.SSLContext | None = None) -> Iterator[MailboxServer]:
    server = MailboxServer(tls)
    server.start()
    try:
        yield server
    finally:
        server.end()

"""A receiver over HTTP. What comes first in the path says how it behaves; see `behaviours`."""

import asyncio
import base64


async def read_request(reader):
    """The method, the target, the headers and the body; None at the end of the connection."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    first, *lines = head[:-4].split("\r\n")
    method, target, _ = first.split(" ")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return method, target, headers, body


def answer(status, body=b"", headers=()):
    lines = [f"HTTP/1.1 {status} Status", f"Content-Length: {len(body)}", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


class HTTPReceiver:
    def __init__(self, record, recorded):
        self.record = record
        self.recorded = recorded
        self.connections = 0
        self.attempts = {}
        self.switches = {}
        self.released = asyncio.Event()

    def command(self, verb, *words):
        if verb == "switch":
            self.switches[words[0]] = words[1]
        elif verb == "release":
            self.released.set()

    async def serve(self, reader, writer):
        self.connections += 1
        connection = self.connections
        try:
            while request := await read_request(reader):
                method, target, headers, body = request
                self.record(
                    kind="http", method=method, path=target, headers=headers, connection=connection,
                    body=base64.b64encode(body[:65_536]).decode(), size=len(body))
                if self.recorded:
                    await self.recorded()
                if not await self.behave(target, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def behave(self, target, writer):
        """Whether the connection can be used for another request."""
        parts = target.split("?")[0].split("/")
        name = parts[1]
        if name == "switch":
            name = self.switches.get(parts[2], "ok")
        if name == "status":
            writer.write(answer(int(parts[2])))
            return True
        behaviour = self.behaviours.get(name)
        if behaviour is None:
            writer.write(answer(404))
            return True
        return await behaviour(self, target, writer)

    async def ok(self, target, writer):
        writer.write(answer(200, b"received", ["X-Receiver: Tests"]))
        return True

    async def fail(self, target, writer):
        writer.write(answer(500, b"no"))
        return True

    async def hang(self, target, writer):
        await asyncio.Event().wait()

    async def hold(self, target, writer):
        await self.released.wait()
        return await self.ok(target, writer)

    async def redirect(self, target, writer):
        writer.write(answer(302, headers=["Location: /ok"]))
        return True

    async def close_early(self, target, writer):
        return False

    async def close_midway(self, target, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Le")
        await writer.drain()
        return False

    async def drip(self, target, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        for _ in range(100_000):
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.1)
        return False

    async def lie(self, target, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort")
        await writer.drain()
        return False

    async def slow(self, target, writer):
        await asyncio.sleep(0.3)
        return await self.ok(target, writer)

    async def busy(self, target, writer):
        """Takes as long as a receiver that writes to a database."""
        await asyncio.sleep(0.03)
        return await self.ok(target, writer)

    async def flaky(self, target, writer):
        """Fails twice for each path, and then succeeds."""
        self.attempts[target] = self.attempts.get(target, 0) + 1
        return await (self.fail if self.attempts[target] < 3 else self.ok)(target, writer)

    async def flood(self, target, writer):
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"." * 65_536)
            await writer.drain()

    async def flood_headers(self, target, writer):
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"X-Header: " + b"." * 1_000 + b"\r\n")
            await writer.drain()

    async def garbage(self, target, writer):
        writer.write(b"This is not HTTP at all, and never was.\r\n\r\n")
        await writer.drain()
        return False

    async def interim(self, target, writer):
        writer.write(b"HTTP/1.1 103 Early Hints\r\nX-Early: yes\r\n\r\n")
        return await self.ok(target, writer)

    behaviours = {
        "ok": ok,
        "fail": fail,
        "hang": hang,
        "hold": hold,
        "redirect": redirect,
        "close-early": close_early,
        "close-midway": close_midway,
        "drip": drip,
        "lie": lie,
        "slow": slow,
        "busy": busy,
        "flaky": flaky,
        "flood": flood,
        "flood-headers": flood_headers,
        "garbage": garbage,
        "interim": interim,
    }

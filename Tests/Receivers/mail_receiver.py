"""A mail server. It refuses recipients whose name is `refused` (for good) or `later` (for now). The
user is `desk` with the password `secret`."""

import asyncio
import base64
import email
import email.policy


def parsed(data):
    """A message, as Python's own library reads it."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(("plain",))
    return {
        "headers": [[name, str(value)] for name, value in message.items()],
        "text": body.get_content().replace("\r\n", "\n") if body else None,
        "attachments": [
            {
                "name": part.get_filename(),
                "type": part.get_content_type(),
                "body": base64.b64encode(part.get_payload(decode=True)).decode(),
            }
            for part in message.iter_attachments()
        ],
        "defects": [str(d) for part in message.walk() for d in part.defects]
        + [f"{name}: {d}" for name, value in message.items() for d in value.defects],
        "longest": max(map(len, data.split(b"\r\n"))),
        "bare": data.replace(b"\r\n", b"").count(b"\n") + data.replace(b"\r\n", b"").count(b"\r"),
    }


class MailReceiver:
    def __init__(self, record, context):
        self.record = record
        self.context = context

    async def serve(self, reader, writer):
        try:
            await self.converse(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def converse(self, reader, writer):
        sender, recipients, user = None, [], None
        secured = writer.get_extra_info("ssl_object") is not None

        def say(*lines):
            writer.write("".join(line + "\r\n" for line in lines).encode())

        say("220 tests ready")
        while line := (await reader.readline()).decode().rstrip("\r\n"):
            verb = line.split(" ")[0].upper()
            if verb == "EHLO":
                offers = ["SIZE 10000000", "AUTH PLAIN LOGIN"]
                if self.context and not secured:
                    offers.append("STARTTLS")
                say("250-tests", *(f"250-{offer}" for offer in offers), "250 8BITMIME")
            elif verb == "STARTTLS" and self.context and not secured:
                say("220 go ahead")
                await writer.drain()
                await writer.start_tls(self.context)
                secured, sender, recipients, user = True, None, [], None
            elif verb == "AUTH":
                words = line.split(" ")
                if len(words) < 3:
                    say("334 ")
                    words.append((await reader.readline()).decode().strip())
                _, name, password = base64.b64decode(words[2]).decode().split("\0")
                user = name if (name, password) == ("desk", "secret") else None
                say("235 welcome" if user else "535 wrong name or password")
            elif verb == "MAIL":
                sender = line.split("<")[1].split(">")[0]
                say("250 ok")
            elif verb == "RCPT":
                recipient = line.split("<")[1].split(">")[0]
                if recipient.startswith("refused@"):
                    say("550 no such mailbox")
                elif recipient.startswith("later@"):
                    say("451 try again later")
                else:
                    recipients.append(recipient)
                    say("250 ok")
            elif verb == "DATA":
                say("354 go ahead")
                data = await reader.readuntil(b"\r\n.\r\n")
                lines = data[:-5].split(b"\r\n")
                data = b"\r\n".join(l[1:] if l.startswith(b".") else l for l in lines) + b"\r\n"
                self.record(
                    kind="mail", sender=sender, to=recipients, user=user, secured=secured,
                    **parsed(data))
                say("250 kept")
                sender, recipients = None, []
            elif verb == "QUIT":
                say("221 bye")
                break
            else:
                say("250 ok" if verb in ("RSET", "NOOP", "HELO") else "502 unknown")
            await writer.drain()

"""Storage that is compatible with S3, as far as storing and deleting go. It checks signatures of
version 4 as Amazon's documentation describes them. The key is `test` with the secret `secret`."""

import base64
import hashlib
import hmac

from http_receiver import answer, read_request

SECRETS = {"test": "secret"}


def sign(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def fault(method, target, headers, body):
    """What is wrong with the signature; None if it is valid."""
    algorithm, _, rest = headers.get("authorization", "").partition(" ")
    if algorithm != "AWS4-HMAC-SHA256":
        return "no signature"
    fields = dict(field.strip().split("=", 1) for field in rest.split(","))
    access, date, region, service, ending = fields["Credential"].split("/")
    if service != "s3" or ending != "aws4_request" or access not in SECRETS:
        return "credential"
    names = fields["SignedHeaders"].split(";")
    if names != sorted(names) or not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(names):
        return "signed headers"
    if headers["x-amz-content-sha256"] != hashlib.sha256(body).hexdigest():
        return "digest of the body"
    if not headers["x-amz-date"].startswith(date):
        return "date"
    path, _, query = target.partition("?")
    canonical = "\n".join([
        method, path, "&".join(sorted(query.split("&"))),
        *(f"{name}:{' '.join(headers[name].split())}" for name in names), "",
        ";".join(names), headers["x-amz-content-sha256"]])
    scope = f"{date}/{region}/{service}/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = "\n".join([algorithm, headers["x-amz-date"], scope, digest])
    key = ("AWS4" + SECRETS[access]).encode()
    for part in scope.split("/"):
        key = sign(key, part)
    expected = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return None if hmac.compare_digest(expected, fields["Signature"]) else "signature"


class S3Receiver:
    def __init__(self, record):
        self.record = record
        self.objects = {}

    async def serve(self, reader, writer):
        try:
            while request := await read_request(reader):
                method, target, headers, body = request
                wrong = fault(method, target, headers, body)
                status = 403
                if wrong is None:
                    status = 200 if method == "PUT" else 204
                    if method == "PUT":
                        self.objects[target] = body
                    else:
                        self.objects.pop(target, None)
                self.record(
                    kind="s3", method=method, path=target, headers=headers, fault=wrong,
                    body=base64.b64encode(body).decode(), objects=sorted(self.objects))
                writer.write(answer(status, (wrong or "").encode()))
        except ConnectionError:
            pass
        finally:
            writer.close()

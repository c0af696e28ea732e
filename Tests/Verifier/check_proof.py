"""Checks a proof that `galley log prove` wrote, by the public key that `galley log key` prints.

    python3 check_proof.py FILE KEY [TEXT]

TEXT is the published text that `galley export --with-proof` writes beside the proof. Standard library only. It shares nothing with galley but the formats: RFC 9162 (the tree), RFC 8032
(Ed25519), and C2SP's tlog-proof, tlog-checkpoint and signed-note. Prints the event.
"""

import json
import sys
from base64 import b64decode, b64encode
from hashlib import sha256, sha512

P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
ORDER = 2**252 + 27742317777372353535851937790883648493


def plus(a, b):
    k = D * a[0] * b[0] * a[1] * b[1] % P
    return (
        (a[0] * b[1] + b[0] * a[1]) * pow(1 + k, -1, P) % P,
        (a[1] * b[1] + a[0] * b[0]) * pow(1 - k, -1, P) % P,
    )


def times(n, a):
    total = (0, 1)
    while n:
        if n & 1:
            total = plus(total, a)
        a, n = plus(a, a), n >> 1
    return total


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert (x * x - square) % P == 0 and y < P, "no point of the curve"
    return (P - x if x & 1 != sign else x, y)


def signed(message, signature, key):
    base = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return s < ORDER and times(s, base) == plus(point(signature[:32]), times(h, point(key)))


def unbase64(text):
    data = b64decode(text, validate=True)
    assert b64encode(data).decode() == text, "another base64 of the same"
    return data


def root(leaf, index, size, path):
    node, last = sha256(b"\0" + leaf).digest(), size - 1
    for sibling in path:
        assert last > 0, "the way is too long"
        if index & 1 or index == last:
            node = sha256(b"\1" + sibling + node).digest()
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = sha256(b"\1" + node + sibling).digest()
        index, last = index >> 1, last >> 1
    assert last == 0, "the way is too short"
    return node


def check(proof, key):
    name, key_id, key = key.strip().split("+", 2)
    key = unbase64(key)
    assert key[0] == 1 and len(key) == 33, "no Ed25519 key"
    assert sha256(name.encode() + b"\n" + key).hexdigest()[:8] == key_id, "the key's id is wrong"
    head, text, signatures = proof.split("\n\n", 2)
    title, extra, number, *path = head.split("\n")
    assert title == "c2sp.org/tlog-proof@v1" and extra[:6] == "extra " and number[:6] == "index "
    origin, size, expected = text.split("\n")
    assert str(int(size)) == size and str(int(number[6:])) == number[6:] and int(number[6:]) < int(size)
    prefix = "— %s " % name
    mine = [unbase64(s[len(prefix):]) for s in signatures.split("\n")[:-1] if s.startswith(prefix)]
    mine = [s[4:] for s in mine if s[:4].hex() == key_id]
    assert proof[-1] == "\n" and mine, "not signed by this key"
    leaf = unbase64(extra[6:])
    assert root(leaf, int(number[6:]), int(size), map(unbase64, path)) == unbase64(expected), "not in it"
    assert all(signed((text + "\n").encode(), s, key[1:]) for s in mine), "a forged signature"
    return leaf.decode()


def check_text(text, leaf):
    text, payload = json.loads(text), json.loads(leaf.split("\npayload\n", 1)[1])
    content = text["content"].encode()
    assert sha256(content).hexdigest() == payload["digest"], "another content was published"
    key = sha256(unbase64(text["salt"]) + text["manuscript"].encode()).hexdigest()
    assert json.loads(content)["manuscript"] == key, "another manuscript was published"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        event = check(file.read(), sys.argv[2])
    if len(sys.argv) > 3:
        with open(sys.argv[3], encoding="utf-8") as file:
            check_text(file.read(), event)
    print(event)

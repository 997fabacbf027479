"""Records what flask-jwt-extended answers, for flask-jwt-extended.test.ts to compare the lab's server with.

    pip install flask-jwt-extended
    python3 test/main/jwt/record-flask-jwt-extended.py > test/main/jwt/flask-jwt-extended.recorded.jsonl

It sends requests to the library over HTTP, at a clock that stands still and with a secret that is always the same, so
that each run writes the same: a line with the versions, then one line for each request, in the order in which they
were sent. `--versions` writes the first line only.
"""

import base64
import datetime
import hashlib
import hmac
import importlib.metadata
import json
import logging
import platform
import re
import socket
import sys
import threading
from itertools import combinations

import jwt.api_jwt
from flask import Flask, jsonify, request
from flask_jwt_extended import (
    JWTManager,
    create_access_token,
    create_refresh_token,
    get_jwt,
    get_jwt_identity,
    jwt_required,
    tokens,
)
from werkzeug.serving import WSGIRequestHandler, make_server

NOW = 1_767_225_600  # 2026-01-01T00:00:00Z, in epoch seconds
SECRET = "a secret of more than thirty-two bytes, for tests only"
OTHER_SECRET = "another secret of more than thirty-two bytes, tests only"


# --- The library, as its documentation has it used ---


class StoppedDatetime(datetime.datetime):
    """The clock that PyJWT and the library read."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(NOW, tz)


def make_app():
    app = Flask(__name__)
    app.config["JWT_SECRET_KEY"] = SECRET
    app.config["JWT_REFRESH_TOKEN_EXPIRES"] = datetime.timedelta(days=30)
    revoked = set()
    manager = JWTManager(app)

    @manager.token_in_blocklist_loader
    def is_revoked(_header, claims):
        return claims["jti"] in revoked

    @app.post("/login")
    def log_in():
        username = request.json.get("username")
        password = request.json.get("password")
        if not username:
            return jsonify(msg="Missing username parameter"), 400
        if not password:
            return jsonify(msg="Missing password parameter"), 400
        if username != "test" or password != "test":
            return jsonify(msg="Bad username or password"), 401
        return jsonify(access_token=create_access_token(username), refresh_token=create_refresh_token(username))

    @app.post("/refresh")
    @jwt_required(refresh=True)
    def refresh():
        return jsonify(access_token=create_access_token(get_jwt_identity()))

    @app.get("/protected")
    @jwt_required()
    def protected():
        return jsonify(hello="world", logged_in_as=get_jwt_identity())

    @app.get("/partially-protected")
    @jwt_required(optional=True)
    def partially_protected():
        return jsonify(logged_in_as=get_jwt_identity() or "anonymous user")

    @app.delete("/logout")
    @jwt_required()
    def log_out():
        revoked.add(get_jwt()["jti"])
        return jsonify(msg="Successfully logged out")

    @app.delete("/logout2")
    @jwt_required(refresh=True)
    def log_out_refresh():
        revoked.add(get_jwt()["jti"])
        return jsonify(msg="Successfully logged out")

    return app


# --- Tokens ---


def encode(part):
    """Encodes a part of a token: bytes and text as they are, all else as JSON."""
    if isinstance(part, str):
        part = part.encode()
    if not isinstance(part, bytes):
        part = json.dumps(part, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def sign(signing_input, secret=SECRET, algorithm="HS256"):
    digest = getattr(hashlib, f"sha{algorithm[2:]}")
    return encode(hmac.new(secret.encode(), signing_input.encode(), digest).digest())


def signed(signing_input):
    return f"{signing_input}.{sign(signing_input)}"


HEADER = {"alg": "HS256", "typ": "JWT"}
CLAIMS = {"iat": NOW, "jti": "j", "type": "access", "sub": "test", "nbf": NOW, "exp": NOW + 60}
MISSING = object()


def token(header=HEADER, claims=CLAIMS):
    return signed(f"{encode(header)}.{encode(claims)}")


def changed(members, **changes):
    return {name: value for name, value in {**members, **changes}.items() if value is not MISSING}


def with_claims(**changes):
    return token(claims=changed(CLAIMS, **changes))


def with_header(**changes):
    return token(header=changed(HEADER, **changes))


GOOD = token()


# --- Requests: each a name, a method, a path, headers, and a body or None ---


def bearer(name, text, method="GET", path="/protected"):
    return (name, method, path, [["Authorization", f"Bearer {text}"]], None)


ROUTES = {
    "protected": ("GET", "/protected", "access"),
    "optional": ("GET", "/partially-protected", "access"),
    "refresh": ("POST", "/refresh", "refresh"),
    "logout": ("DELETE", "/logout", "access"),
    "logout2": ("DELETE", "/logout2", "refresh"),
}


def on_route(route, what, text):
    method, path, _ = ROUTES[route]
    return bearer(f"{route}: {what}", text, method, path)


def logins():
    bodies = [
        {},
        {"username": "test"},
        {"password": "test"},
        {"username": "", "password": "test"},
        {"username": "test", "password": ""},
        {"username": None, "password": "test"},
        {"username": "test", "password": None},
        {"username": "test", "password": "x"},
        {"username": "x", "password": "test"},
        {"username": "Test", "password": "test"},
        {"username": 1, "password": "test"},
        {"username": "test", "password": 1},
        {"username": "test", "password": "test"},
        {"username": "test", "password": "test", "more": [1]},
    ]
    for body in bodies:
        text = json.dumps(body)
        yield (f"login: {text}", "POST", "/login", [["Content-Type", "application/json"]], text)


def authorizations():
    values = [
        ("none", []),
        ("empty", [""]),
        ("blanks", ["   "]),
        ("a comma", [","]),
        ("commas", [",,,"]),
        ("commas and a blank", [", ,"]),
        ("commas and a blank before it", [f", , Bearer {GOOD}"]),
        ("Bearer alone", ["Bearer"]),
        ("Bearer and blanks", ["Bearer   "]),
        ("Bearer and a comma", ["Bearer,"]),
        ("the token alone", [GOOD]),
        ("Basic", ["Basic dGVzdDp0ZXN0"]),
        ("Basic with the token", [f"Basic {GOOD}"]),
        ("Bearer a b", ["Bearer a b"]),
        ("a good token and a word", [f"Bearer {GOOD} x"]),
        ("a word and a good token", [f"Bearer x {GOOD}"]),
        ("good", [f"Bearer {GOOD}"]),
        ("two blanks", [f"Bearer  {GOOD}"]),
        ("a tab", [f"Bearer\t{GOOD}"]),
        ("a blank of Latin-1", [f"Bearer\xa0{GOOD}"]),
        ("a next line of Latin-1", [f"Bearer\x85{GOOD}"]),
        ("a blank of Latin-1 behind", [f"Bearer {GOOD}\xa0"]),
        ("a next line of Latin-1 behind", [f"Bearer {GOOD}\x85"]),
        ("no blank", [f"Bearer{GOOD}"]),
        ("a colon", [f"Bearer: {GOOD}"]),
        ("a colon instead of a blank", [f"Bearer:{GOOD}"]),
        ("an equals sign", [f"Bearer={GOOD}"]),
        ("quotes", [f'Bearer "{GOOD}"']),
        ("quoted scheme", [f'"Bearer" {GOOD}']),
        ("angle brackets", [f"Bearer <{GOOD}>"]),
        ("blanks around", [f"   Bearer {GOOD}   "]),
        ("a comma behind", [f"Bearer {GOOD},"]),
        ("commas behind", [f"Bearer {GOOD},,"]),
        ("a comma and a blank behind", [f"Bearer {GOOD}, "]),
        ("a comma before", [f",Bearer {GOOD}"]),
        ("a comma and a blank before", [f", Bearer {GOOD}"]),
        ("Basic before", [f"Basic x, Bearer {GOOD}"]),
        ("Basic before, no blank", [f"Basic x,Bearer {GOOD}"]),
        ("Basic before, two commas", [f"Basic x,, Bearer {GOOD}"]),
        ("Basic before, a blank between commas", [f"Basic x, , Bearer {GOOD}"]),
        ("Basic before, a blank before the comma", [f"Basic x , Bearer {GOOD}"]),
        ("Basic behind", [f"Bearer {GOOD}, Basic x"]),
        ("Basic on both sides", [f"Basic x, Bearer {GOOD}, Basic y"]),
        ("Digest before", [f'Digest username="a, b", Bearer {GOOD}']),
        ("two Bearers", [f"Bearer {GOOD}, Bearer {GOOD}"]),
        ("two Bearers, the second garbage", [f"Bearer {GOOD}, Bearer garbage"]),
        ("two Bearers, the second alone", [f"Bearer {GOOD}, Bearer"]),
        ("a comma in the token", ["Bearer a,b"]),
        ("a comma after the scheme", [f"Bearer, {GOOD}"]),
        ("lower case", [f"bearer {GOOD}"]),
        ("upper case", [f"BEARER {GOOD}"]),
        ("mixed case", [f"bEaReR {GOOD}"]),
        ("lower case, alone", ["bearer"]),
        ("lower case, garbage", ["bearer garbage"]),
        ("two Bearers, one in lower case", [f"Bearer {GOOD}, bearer garbage"]),
        ("two lines, good and garbage", [f"Bearer {GOOD}", "Bearer garbage"]),
        ("two lines, garbage and good", ["Bearer garbage", f"Bearer {GOOD}"]),
        ("two lines, good twice", [f"Bearer {GOOD}", f"Bearer {GOOD}"]),
        ("two lines, good and Basic", [f"Bearer {GOOD}", "Basic x"]),
        ("two lines, Basic and good", ["Basic x", f"Bearer {GOOD}"]),
        ("two lines, Basic and garbage", ["Basic x", "Bearer garbage"]),
        ("two lines, Basic twice", ["Basic x", "Basic x"]),
        ("two lines, good and empty", [f"Bearer {GOOD}", ""]),
        ("two lines, empty and good", ["", f"Bearer {GOOD}"]),
        ("two lines, both empty", ["", ""]),
        ("two lines, the scheme and the token", ["Bearer", GOOD]),
        ("two lines, Bearer alone and good", ["Bearer", f"Bearer {GOOD}"]),
        ("two lines, good and a word", [f"Bearer {GOOD}", "x"]),
        ("two lines, good and a comma", [f"Bearer {GOOD}", ","]),
        ("two lines, good and the scheme in lower case", [f"Bearer {GOOD}", "bearer garbage"]),
        ("three lines, the second good", ["Basic x", f"Bearer {GOOD}", "Basic y"]),
        ("three lines, the last garbage", [f"Bearer {GOOD}", "Basic x", "Bearer garbage"]),
    ]
    for name, lines in values:
        for route in ("protected", "optional"):
            method, path, _ = ROUTES[route]
            yield (f"{route}: header, {name}", method, path, [["Authorization", line] for line in lines], None)
    for first, second in (("authorization", "AUTHORIZATION"), ("AUTHORIZATION", "Authorization")):
        headers = [[first, f"Bearer {GOOD}"], ["Accept", "*/*"], [second, "Bearer garbage"]]
        yield (f"protected: header, lines named {first} and {second}", "GET", "/protected", headers, None)
    for route in ("refresh", "logout", "logout2"):
        method, path, _ = ROUTES[route]
        yield (f"{route}: header, none", method, path, [], None)
        own = with_claims(jti="two lines", type=ROUTES[route][2])
        lines = [["Authorization", f"Bearer {own}"], ["Authorization", "Bearer garbage"]]
        yield (f"{route}: header, two lines", method, path, lines, None)


def forms():
    """Texts that are no token, and tokens whose Base64url is odd."""
    head, body, signature = GOOD.split(".")
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other_bits = signature[:-1] + last[last.index(signature[-1]) ^ 1]
    texts = [
        "garbage", "a.b", "a.b.c", "a.b.c.d", ".", "..", "...", "....", "null", "undefined", "{}", "e30.e30.", "e30.e30.e30",
        GOOD + ".", "." + GOOD, GOOD + ".x", "x." + GOOD, GOOD + "." + GOOD,
        f"{head}.{body}", f"{head}..{signature}", f".{body}.{signature}", f"{head}.{body}.", f"..{signature}",
        f"{body}.{head}.{signature}", f"{head}.{body}.{signature}A", f"{head}.{body}.{signature[:-1]}",
        f"{head}.{body}.{other_bits}", f"{head}.{body}.{signature[:-4]}", f"{head}.{body}.AAAA",
        f"{head}.{body}.{signature[::-1]}", f"{head}.{body}.{signature}!", f"{head}.{body}!.{signature}",
        f"{head}!.{body}.{signature}", f"{head}A.{body}.{signature}", f"{head}.{body}A.{signature}",
        f"{head}.{body}.{signature}\xe9", f"{head}.{body}\xe9.{signature}", f"\xe9{head}.{body}.{signature}",
        GOOD.upper(), GOOD.lower(), GOOD.replace(".", "%2E"), GOOD.replace("-", "+").replace("_", "/") + "+/",
        GOOD + "%", GOOD[::-1],
    ]  # fmt: skip
    for text in texts:
        yield bearer(f"form: {text}".replace(GOOD, "GOOD"), text)
    odd_head = encode(b'{"alg":"HS256", "typ":"JWT"}')
    padded = [
        (f"{head}=.{body}.{signature}", "the header, one"),
        (f"{head}==.{body}.{signature}", "the header, two"),
        (f"{head}.{body}=.{signature}", "the payload, one"),
        (f"{head}.{body}.{signature}=", "the signature, one"),
        (f"{head}.{body}.{signature}==", "the signature, two"),
        (f"{head}.{body}.{signature}===", "the signature, three"),
        (f"{head}.{body}.=", "a stripped signature"),
        (signed(f"{odd_head}{'=' * (-len(odd_head) % 4)}.{body}"), "the header, signed"),
        (signed(f"{head}.{body}{'=' * (-len(body) % 4)}"), "the payload, signed"),
        (signed(f"{head}.{body}====") , "the payload, signed, four"),
    ]
    for text, name in padded:
        yield bearer(f"form, padding: {name}", text)


TEXTS = [
    "", " ", "null", "true", "1", '"x"', "[]", "[1]", "{", "}", "{}", "{}{}", "{} x", "[", '{"a"', '{"a":', '{"a":1', '{"a":1,',
    '{"a":1,}', "{a:1}", "{'a':1}", '{"a" 1}', '{"a":1 "b":2}', '{,}', '{"a":}', '{"a":01}', '{"a":1.}', '{"a":.5}', '{"a":+1}',
    '{"a":-}', '{"a":1e}', '{"a":tru}', '{"a":nul}', '{"a":undefined}', '{"a":"x}', '{"a":"\\x"}', '{"a":"\\u12"}',
    '{"a":"\\ud800"}', '{"a":"\n"}', '{"a":"\t"}', '{"a":"\x00"}', '{"a":1}\n', '\n\n{"a":x}', "// {}", '{"a":NaN}',
    '{"a":Infinity}', '{"a":-Infinity}', "NaN", '{"a":1e400}', "[" * 60, "[" * 3000, '{"a":' * 60 + "1" + "}" * 60,
    "\ufeff{}", "\u200b{}", "{}\u00a0", "\u00e9", '{"\u00e9":1', '{"\U0001f600":x}',
]  # fmt: skip
BYTES = [
    b"\xff", b"\x80", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2(\xa1", b"\xf0\x9f\x98", b"\xf5\x80\x80\x80", b"\xc0\xaf", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", b"{\"a\":\"\xe9\"}", b"{\"a\":\"\xff\xff\"}", b"\x00", b"{\x00}\x00",
]  # fmt: skip


def json_texts():
    """Payloads and headers that are no JSON object, or hardly one."""
    for text in TEXTS:
        short = text if len(text) < 50 else f"{text[:20]}... of {len(text)}"
        yield bearer(f"payload, JSON: {short!r}", token(claims=text))
        yield bearer(f"header, JSON: {short!r}", token(header=text))
    for data in BYTES:
        yield bearer(f"payload, bytes: {data!r}", token(claims=data))
        yield bearer(f"header, bytes: {data!r}", token(header=data))
    claims = json.dumps(CLAIMS)
    for name, data in [
        ("in UTF-16", claims.encode("utf-16-le")),
        ("in UTF-16 with a mark", claims.encode("utf-16")),
        ("in UTF-32", claims.encode("utf-32-be")),
        ("with a byte order mark", claims.encode("utf-8-sig")),
        ("with blanks around", f" \r\n\t{claims}\n".encode()),
        ("with a member that is no number", claims.replace("}", ',"a":NaN}').encode()),
        ("with a member that is too large", claims.replace("}", ',"a":1e999}').encode()),
        ("with two sub, the first good", claims.replace("}", ',"sub":1}').encode()),
        ("with two sub, the second good", claims.replace("{", '{"sub":1,').encode()),
        ("with two exp, the first good", claims.replace("}", ',"exp":1}').encode()),
        ("with two exp, the second good", claims.replace("{", '{"exp":1,').encode()),
        ("with its names escaped", claims.replace('"sub"', '"\\u0073ub"').encode()),
        ("with its slashes escaped", claims.replace('"test"', '"\\/test"').encode()),
        ("with __proto__", claims.replace("{", '{"__proto__":{"sub":1},').encode()),
        ("with half a surrogate pair", claims.replace('"test"', '"\\ud800"').encode()),
        ("200 deep", claims.replace("}", ',"a":' + "[" * 200 + "]" * 200 + "}").encode()),
        ("50 deep", claims.replace("}", ',"a":' + "[" * 50 + "]" * 50 + "}").encode()),
        ("with a number of 1000 digits", claims.replace("}", ',"a":' + "1" * 1000 + "}").encode()),
        ("of 8 KB", claims.replace("}", ',"a":"' + "x" * 6000 + '"}').encode()),
    ]:
        yield bearer(f"payload {name}", token(claims=data))


def headers_of_tokens():
    for name, values in {
        "alg": [MISSING, None, "", "none", "None", "NONE", "nOnE", "hs256", "HS256 ", "HS384", "HS512", "RS256", "ES256", "PS256",
                "EdDSA", "HS1", "x", 0, 1, True, False, [], ["HS256"], {}, {"HS256": 1}],
        "typ": [MISSING, None, "", "jwt", "at+jwt", "x", 1, []],
        "kid": ["", "x", "../../etc/passwd", "é", None, 0, 1, True, [], {}],
        "crit": [None, "", "exp", [], ["exp"], ["b64"], ["x", "exp"], [1], [None], ["exp", 1], {}, 0, False, True, [["exp"]]],
        "b64": [None, False, True, 0, "false"],
        "jku": ["http://127.0.0.1/keys"], "jwk": [{"kty": "oct", "k": "AAAA"}], "x5u": ["http://127.0.0.1/x"], "x5c": [["AAAA"]],
        "cty": ["JWT"], "zip": ["DEF"], "enc": ["A128GCM"],
    }.items():  # fmt: skip
        for value in values:
            text = "missing" if value is MISSING else json.dumps(value)
            yield bearer(f"token header: {name} {text}", with_header(**{name: value}))
    both = with_header(crit=["b64"], b64=False)
    yield bearer("token header: b64 false, and said to be critical", both)
    yield bearer("token header: b64 true, and said to be critical", with_header(crit=["b64"], b64=True))
    for algorithm in ("HS384", "HS512"):
        text = f"{encode({**HEADER, 'alg': algorithm})}.{encode(CLAIMS)}"
        yield bearer(f"token header: {algorithm}, and signed so", f"{text}.{sign(text, SECRET, algorithm)}")
    for alg in ("none", "None", ""):
        yield bearer(f"token header: alg {alg!r}, without a signature", f"{encode({'alg': alg})}.{encode(CLAIMS)}.")


# As JSON texts: what a claim is in writing is the thing here.
TIMES = [
    "0", "1", "-1", "-0", "0.0", str(NOW - 1), str(NOW), str(NOW + 1), f"{NOW - 1}.5", f"{NOW}.5", f"{NOW}.999999", f"{NOW + 1}.0",
    "1e3", "1e12", "1.5e-5", "-1e12", "9007199254740993", "9223372036854775808", "1e308", "1e309", "-1e309", "1e400", "9" * 300,
    "9" * 400, "-" + "9" * 400, "9" * 4400, f'"{NOW - 1}"', f'"{NOW + 1}"', f'"{NOW + 1}.5"', '" 12 "', '"+12"', '"-12"', '"1_0"',
    f'"{NOW // 1000}_{NOW % 1000 + 100:03d}"', '"1__0"', '"_1"', '"1_"', '"007"', '""', '" "', '"abc"', '"0x10"', '"1e3"', '"NaN"',
    '"Infinity"', '"\\uff11\\uff12"', '"\\u0669\\u0669\\u0669\\u0669\\u0669\\u0669\\u0669\\u0669\\u0669\\u0669\\u0669"', '"\\u00a012"',
    '"12\\u2003"', '"12\\u0000"', '"\\u001f12"', '"\\ufeff12"', "true", "false", "null", "[]", "[1]", "{}", '{"a":1}', "NaN", "Infinity",
]  # fmt: skip
SUBJECTS = ['"alice"', '""', '" "', '"nobody"', '"\\u7dda"', '"\\u0000"', "0", "1", "1.5", "true", "false", "null", "[]", '["test"]', "{}"]
NAMES = ['""', '"x"', "null", "0", "1", "true", "[]", "{}"]
TYPES = ['"access"', '"refresh"', '"download"', '"ACCESS"', '"Refresh"', '" refresh"', '"id"', '""', "null", "0", "true", "[]", '["refresh"]', "{}"]


def odd_claims():
    def with_text(name, text, base=CLAIMS):
        if text is None:
            return token(claims=changed(base, **{name: MISSING}))
        return token(claims=json.dumps({**base, name: "@@"}).replace('"@@"', text))

    def short(text):
        return "missing" if text is None else text if len(text) < 50 else f"{text[:10]}... of {len(text)}"

    for name in ("iat", "nbf", "exp"):
        for text in [None, *TIMES]:
            yield bearer(f"claim: {name} {short(text)}", with_text(name, text))
    for text in [None, *SUBJECTS]:
        yield bearer(f"claim: sub {short(text)}", with_text("sub", text))
    for text in [None, *NAMES]:
        yield bearer(f"claim: jti {short(text)}", with_text("jti", text))
    for route in ("protected", "optional", "refresh"):
        for text in [None, *TYPES]:
            yield on_route(route, f"type {short(text)}", with_text("type", text))
    for name, texts in {
        "aud": ['"x"', '["x","y"]', "1", "null", "[]"], "iss": ['"x"', "1", "null"], "fresh": ["true", "1", '"x"', "null"],
        "csrf": ['"x"', "1", "null"], "ver": ["0", "1", "-1", '"x"', "null"],
    }.items():  # fmt: skip
        for text in texts:
            yield bearer(f"claim: {name} {text}", with_text(name, text))
    yield bearer("claim: none at all", token(claims={}))
    yield bearer("claim: sub alone", token(claims={"sub": "test"}))


# What can be wrong with a token, by the place where it stands: two faults of one place can't be had at once.
FAULTS = {
    "alg": {"alg none": "none", "alg HS384": "HS384", "no alg": MISSING},
    "kid": {"kid 1": 1},
    "crit": {"crit exp": ["exp"]},
    "iat": {"iat ahead": NOW + 9, "iat no time": "x", "iat null": None},
    "nbf": {"nbf ahead": NOW + 9, "nbf no time": []},
    "exp": {"exp past": 1, "exp now": NOW, "exp no time": "x", "exp null": None},
    "sub": {"no sub": MISSING, "sub 1": 1, "sub null": None},
    "jti": {"no jti": MISSING, "jti 1": 1, "revoked": "revoked"},
    "type": {"the other type": "other", "no type": MISSING},
    "payload": {"no JSON": "{"},
    "signature": {"another key": OTHER_SECRET, "no signature": None, "tampered": "tampered"},
}


def faulty(faults, token_type):
    """Makes a token with faults, given by their place and name."""
    header, claims, payload, how = dict(HEADER), changed(CLAIMS, type=token_type, jti="fine"), None, SECRET
    for place, name in faults:
        value = FAULTS[place][name]
        if place in ("alg", "kid", "crit"):
            header = changed(header, **{place: value})
        elif place == "payload":
            payload = value
        elif place == "signature":
            how = value
        else:
            if value == "other":
                value = "access" if token_type == "refresh" else "refresh"
            if value == "revoked":
                value = f"revoked {token_type}"
            claims = changed(claims, **{place: value})
    text = f"{encode(header)}.{encode(claims if payload is None else payload)}"
    if how is None:
        return f"{text}."
    if how == "tampered":
        before = f"{encode(header)}.{encode({**claims, 'sub': 'alice'})}"
        return f"{text}.{sign(before)}"
    return f"{text}.{sign(text, how)}"


ALL_FAULTS = [(place, name) for place, names in FAULTS.items() for name in names]


def fault_requests():
    for route in ("logout", "logout2"):
        token_type = ROUTES[route][2]
        yield on_route(route, "one that is to be revoked", with_claims(jti=f"revoked {token_type}", type=token_type))
    for route, (_, _, token_type) in ROUTES.items():
        for fault in ALL_FAULTS:
            # To revoke a token without a name would revoke all such: they come last.
            if fault[1] == "no jti" and route.startswith("logout"):
                continue
            yield on_route(route, f"one fault, {fault[1]}", faulty([fault], token_type))
    for route in ("protected", "refresh"):
        for faults in combinations(ALL_FAULTS, 2):
            if faults[0][0] != faults[1][0]:
                names = " and ".join(name for _, name in faults)
                yield on_route(route, f"two faults, {names}", faulty(faults, ROUTES[route][2]))
    claims = [fault for fault in ALL_FAULTS if fault[0] in ("iat", "nbf", "sub", "jti", "type") and fault[1] != "iat null"]
    for faults in combinations(claims, 2):
        if faults[0][0] != faults[1][0]:
            names = ", ".join(name for _, name in faults)
            yield on_route("optional", f"three faults, exp past, {names}", faulty([("exp", "exp past"), *faults], "access"))


def others():
    for secret in (OTHER_SECRET, "", SECRET[:-1], SECRET + "\0", SECRET.upper()):
        text = f"{encode(HEADER)}.{encode(CLAIMS)}"
        yield bearer(f"signed with {secret!r}", f"{text}.{sign(text, secret)}")
    yield on_route("refresh", "an account that there is not", with_claims(sub="nobody", type="refresh"))
    yield on_route("logout", "a token", with_claims(jti="out"))
    yield on_route("logout", "the token again", with_claims(jti="out"))
    yield on_route("protected", "the token that logged out", with_claims(jti="out"))
    yield on_route("logout2", "a refresh token", with_claims(jti="out2", type="refresh"))
    yield on_route("refresh", "the refresh token that logged out", with_claims(jti="out2", type="refresh"))
    yield on_route("protected", "the refresh token that logged out, as an access token", with_claims(jti="out2", type="refresh"))
    yield on_route("logout", "a token without exp", with_claims(jti="endless", exp=MISSING))
    yield on_route("protected", "the token without exp that logged out", with_claims(jti="endless", exp=MISSING))
    yield on_route("logout", "a token without jti", with_claims(jti=MISSING))
    yield on_route("logout2", "a refresh token without jti", with_claims(jti=MISSING, type="refresh"))


def all_requests():
    for source in (logins, authorizations, forms, json_texts, headers_of_tokens, odd_claims, fault_requests, others):
        yield from source()


# --- Over a socket ---


def exchange(port, method, path, headers, body):
    """Sends a request as it is given, header line by header line, and returns the status and the body's bytes."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers]
    data = (body or "").encode()
    if data:
        lines.append(f"Content-Length: {len(data)}")
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode("latin-1") + data)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, rest = answer.partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]), rest


def readable(value):
    """Shows the tokens of an answer by what stands in them; the random names in them by what they are."""
    parts = [base64.urlsafe_b64decode(part + "==").decode() for part in value.split(".")[:2]]
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID", ".".join(parts))


def answer_of(body):
    """Returns an answer's JSON; None for a page of HTML."""
    try:
        fields = json.loads(body)
    except ValueError:
        return None
    return {name: readable(value) if name.endswith("_token") else value for name, value in fields.items()}


class SilentHandler(WSGIRequestHandler):
    def log(self, *_):
        pass


def record():
    jwt.api_jwt.datetime = StoppedDatetime
    tokens.datetime = StoppedDatetime
    logging.disable()
    server = make_server("127.0.0.1", 0, make_app(), request_handler=SilentHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name, method, path, headers, body in all_requests():
        status, data = exchange(server.server_port, method, path, headers, body)
        yield {
            "name": name, "method": method, "path": path, "headers": headers, "body": body,
            "status": status, "answer": answer_of(data),
        }  # fmt: skip
    server.shutdown()


def versions():
    packages = ("flask-jwt-extended", "PyJWT", "Flask", "Werkzeug")
    python = ".".join(platform.python_version_tuple()[:2])
    return {"python": python, **{name: importlib.metadata.version(name) for name in packages}}


def write(line):
    print(json.dumps(line, separators=(",", ":")))


def main():
    write({"versions": versions(), "now": NOW, "secret": SECRET})
    if "--versions" not in sys.argv:
        for line in record():
            write(line)


main()

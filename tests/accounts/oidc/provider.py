"""A small OpenID Connect provider on a port of its own: authorization code with PKCE, signed id tokens, user info."""

import base64
import hashlib
import json
import secrets
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "tryghed", "hemmelig"


class Provider:
    """Signs in whoever `claims` describe."""

    def __init__(self):
        self.claims = {"sub": "1"}
        self.codes = {}
        self.tokens = {}
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.url = ""

    def configuration(self):
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self):
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**key, "kid": "1", "alg": "RS256", "use": "sig"}]}

    def authorize(self, query):
        """Where the browser is sent back to."""
        assert query["client_id"] == CLIENT
        assert query["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = (query["code_challenge"], query["redirect_uri"], dict(self.claims))
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form):
        """Tokens for a code, once, to who knows the secret and the verifier; None else."""
        challenge, redirect_uri, claims = self.codes.pop(form.get("code"), ("", "", {}))
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        right = (form.get("client_secret"), form.get("redirect_uri")) == (SECRET, redirect_uri)
        if not right or proof != challenge:
            return None
        access = secrets.token_urlsafe(16)
        self.tokens[access] = claims
        now = int(time.time())
        body = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, **claims}
        signed = jwt.encode(body, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": signed}


class _Handler(BaseHTTPRequestHandler):
    """The provider's four pages."""

    provider: Provider

    def log_message(self, *args):
        pass

    def _json(self, value, status=200):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        parts = urlsplit(self.path)
        if parts.path == "/authorize":
            self.send_response(302)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.send_header("Location", self.provider.authorize(query))
            self.end_headers()
        elif parts.path == "/userinfo":
            bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
            claims = self.provider.tokens.get(bearer)
            self._json(claims or {"error": "invalid_token"}, 200 if claims else 401)
        elif parts.path == "/jwks":
            self._json(self.provider.keys())
        else:
            self._json(self.provider.configuration())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        tokens = self.provider.token({name: values[0] for name, values in parse_qs(body).items()})
        self._json(tokens or {"error": "invalid_grant"}, 200 if tokens else 400)


@contextmanager
def running():
    """A provider that answers until the block ends."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": provider}))
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    server.server_close()
    thread.join(timeout=10)

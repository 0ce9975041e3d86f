"""An S3 server others wrote (moto), on loopback, that checks signatures; run by the Python of `.make/objects`, which has it.

Prints one line of JSON when it listens: its address and a key. Notes each request on a line of the file `requests` in its folder. Where the
file `kill` there holds `N PID`, it kills that process when the N-th put after it arrives, before answering.
"""

import json
import os
import signal
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = (
    "4"  # those below: then every request needs a key that signs it and may do it
)

import boto3
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

FOLDER = Path(sys.argv[1])
MAY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
READER = []


class Noted:
    """The server, with each request noted."""

    def __init__(self, app):
        self.app, self.lock, self.puts = app, threading.Lock(), 0

    def __call__(self, environ, start):
        with self.lock, (FOLDER / "requests").open("a") as file:
            file.write(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}\n")
            if environ["REQUEST_METHOD"] == "PUT" and (FOLDER / "kill").exists():
                self.puts += 1
                number, pid = (FOLDER / "kill").read_text().split()
                if self.puts == int(number):
                    (FOLDER / "kill").unlink()
                    self.puts = 0
                    os.kill(int(pid), signal.SIGKILL)
        if environ["PATH_INFO"].startswith("/record/plain/") and {"HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH"} & set(environ):
            start("501 Not Implemented", [("Content-Type", "application/xml")])  # as stores do that cannot compare
            return [b"<Error><Code>NotImplemented</Code></Error>"]
        if "HTTP_AUTHORIZATION" not in environ and environ["REQUEST_METHOD"] == "GET" and READER:
            self.admit(environ)
        return self.app(environ, start)

    @staticmethod
    def admit(environ):
        """Let anybody read, as a bucket with such a policy does: the server takes the policy, and then fails for want of a signature."""
        url = f"http://{environ['HTTP_HOST']}{quote(environ['PATH_INFO'].encode('latin-1'))}"
        asked = AWSRequest("GET", url)
        S3SigV4Auth(READER[0], "s3", "us-east-1").add_auth(asked)
        environ.update({f"HTTP_{name.upper().replace('-', '_')}": value for name, value in asked.headers.items()})


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_):
        pass


def certified(folder):
    """Return the files of a certificate for this machine and its key; the authority that gave it lies in `authority.pem`."""
    now, made = datetime.now(UTC), {}
    for name, signer in (("authority", "authority"), ("server", "authority")):
        key = ec.generate_private_key(ec.SECP256R1())
        made[name] = (x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]), key)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(made[name][0])
            .issuer_name(made[signer][0])
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=name == "authority", path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
            .sign(made[signer][1], hashes.SHA256())
        )
        (folder / f"{name}.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        (folder / f"{name}.key").write_bytes(key.private_bytes(*plain))
    return str(folder / "server.pem"), str(folder / "server.key")


server = make_server(
    "127.0.0.1", 0, Noted(DomainDispatcherApplication(create_backend_app)), threaded=True, request_handler=Quiet
)
threading.Thread(target=server.serve_forever, daemon=True).start()
secure = make_server("127.0.0.1", 0, server.app, threaded=True, request_handler=Quiet, ssl_context=certified(FOLDER))
threading.Thread(target=secure.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{server.server_port}"
asked = {"endpoint_url": address, "aws_access_key_id": "x", "aws_secret_access_key": "y", "region_name": "us-east-1"}
iam = boto3.client("iam", **asked)
iam.create_user(UserName="publisher")
key = iam.create_access_key(UserName="publisher")["AccessKey"]
iam.put_user_policy(UserName="publisher", PolicyName="may", PolicyDocument=json.dumps(MAY))
boto3.client("s3", **asked).create_bucket(Bucket="record")
READER.append(Credentials(key["AccessKeyId"], key["SecretAccessKey"]))
(FOLDER / "requests").write_text("")
secured = f"https://localhost:{secure.server_port}"
sys.stdout.write(
    json.dumps({"address": address, "secured": secured, "name": key["AccessKeyId"], "secret": key["SecretAccessKey"]})
    + "\n"
)
sys.stdout.flush()
sys.stdin.read()

"""A server of FTP with faults: server.py FOLDER [key=value …], the port on the first line of its output.

tls=PEM            certificate and key: TLS is demanded
connections=N      more at once from one address are answered 421
without=A,B        commands that it does not know
pasv=ADDRESS       the address that PASV tells
keeps=old          RNTO onto a file that is there is refused
quota=N            452 once more than N bytes were received
cut=N              the Nth upload is cut after its first bytes, with the session
lose=N             of the Nth upload nothing is kept, and it is answered 226
silent=A,B         commands that are never answered
idle=N             sessions that say nothing for N seconds are ended
"""

import os
import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import DTPHandler, FTPHandler
from pyftpdlib.log import config_logging
from pyftpdlib.servers import FTPServer

folder = sys.argv[1]
options = dict(it.split("=", 1) for it in sys.argv[2:])
counts = {"received": 0, "uploads": 0}

if "tls" in options:
    from pyftpdlib.handlers import TLS_DTPHandler, TLS_FTPHandler

    data_base, control_base = TLS_DTPHandler, TLS_FTPHandler
else:
    data_base, control_base = DTPHandler, FTPHandler


class Data(data_base):
    def enable_receiving(self, kind, cmd):
        counts["uploads"] += 1
        self.number = str(counts["uploads"])
        super().enable_receiving(kind, cmd)

    def recv(self, size):
        chunk = super().recv(size)
        if not self.receive or not chunk:
            return chunk
        counts["received"] += len(chunk)
        if self.number == options.get("cut"):
            self.file_obj.write(chunk[:10])
            self.cmd_channel.close()
            return b""
        if counts["received"] > int(options.get("quota", 1 << 60)):
            self._resp = ("452 This is more than you may store.", None)
            self.close()
            return b""
        return b"" if self.number == options.get("lose") else chunk


class Control(control_base):
    dtp_handler = Data
    authorizer = DummyAuthorizer()
    timeout = int(options.get("idle", 60))

    def respond(self, text, logfun=None):
        super().respond(text)

    def pre_process_command(self, line, cmd, arg):
        if cmd not in options.get("silent", "").split(","):
            super().pre_process_command(line, cmd, arg)

    def ftp_RNTO(self, path):
        if options.get("keeps") == "old" and os.path.lexists(path):
            self.respond("553 There is such a file.")
        else:
            super().ftp_RNTO(path)


Control.proto_cmds = {
    name: value
    for name, value in control_base.proto_cmds.items()
    if name not in options.get("without", "").split(",")
}
Control.authorizer.add_user("city", "secret", folder, perm="elradfmwMT")
Control.masquerade_address = options.get("pasv")
if "tls" in options:
    Control.certfile = options["tls"]
    Control.tls_control_required = True
    Control.tls_data_required = True

config_logging(level=50)
server = FTPServer(("127.0.0.1", 0), Control)
server.max_cons_per_ip = int(options.get("connections", 0))
print(server.address[1], flush=True)
server.serve_forever()

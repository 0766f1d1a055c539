# Runs llama.cpp's HTTP server, as the package xllamacpp carries it, until it is ended.
#   python server.py PACKAGE_FOLDER MODEL CONTEXT_TOKENS SLOTS THREADS PARAMETERS
# PARAMETERS is a JSON object of further fields of its `CommonParams`.
import json
import os
import signal
import socket
import sys

sys.path.insert(0, sys.argv[1])
import xllamacpp

params = xllamacpp.CommonParams()
params.model.path = sys.argv[2]
params.n_ctx = int(sys.argv[3])
params.n_parallel = int(sys.argv[4])
params.cpuparams.n_threads = int(sys.argv[5])
params.n_gpu_layers = 0
params.fit_params = False
params.warmup = False
params.hostnames = ["127.0.0.1"]
for name, value in json.loads(sys.argv[6]).items():
    setattr(params, name, xllamacpp.llama_flash_attn_type(value) if name == "flash_attn_type" else value)
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    params.port = probe.getsockname()[1]
server = xllamacpp.Server(params)
print("listening at " + server.listening_address, flush=True)
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
# Ends with the process that started it, which holds the other end of the pipe.
sys.stdin.read()
os._exit(0)

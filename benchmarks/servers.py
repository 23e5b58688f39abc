"""Servers as processes of their own: started, asked whether they answer, measured through /proc, ended."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import httpx

from benchmarks.load import Answered, Load
from plumbline.settings import Settings
from tests.server import environment, free_port

ROOT = Path(__file__).resolve().parents[1]
POSTGRAPHILE = ROOT / "benchmarks" / "peers" / "postgraphile"
START_SECONDS = 60
LOAD_SECONDS = 180
_PATHS = f"{ROOT / 'backend'}{os.pathsep}{ROOT}"
_TICKS = os.sysconf("SC_CLK_TCK")


class NotInstalled(Exception):
    """A peer that is not there; the message says how to install it."""


@dataclass(frozen=True)
class Server:
    """A running server."""

    name: str
    port: int
    pid: int

    @property
    def cpu_seconds(self) -> float:
        """Processor time of the process so far."""
        return _cpu(_stat(self.pid))

    @property
    def memory(self) -> float:
        """Megabytes in memory now."""
        return self._status("VmRSS")

    @property
    def memory_peak(self) -> float:
        """Megabytes in memory at most, since the last `forget_peak`."""
        return self._status("VmHWM")

    def forget_peak(self) -> None:
        """Begin to look for the peak anew."""
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def _status(self, name: str) -> float:
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))


def cpu_below(parent: int) -> float:
    """Processor time so far of the processes whose parent this is; 0 for no parent."""
    stats = (_stat(int(each.name)) for each in Path("/proc").iterdir() if parent and each.name.isdigit())
    return sum(_cpu(stat) for stat in stats if stat and int(stat[1]) == parent)


def _stat(pid: int) -> list[str]:
    """What /proc says of a process after its name; nothing of one that has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return []


def _cpu(stat: list[str]) -> float:
    return (int(stat[11]) + int(stat[12])) / _TICKS


def run(load: Load, server: Server) -> Answered:
    """Put a load on a server from a process of its own."""
    load = replace(load, port=server.port)
    command = [sys.executable, "-m", "benchmarks.load"]
    done = subprocess.run(
        command,
        input=json.dumps(asdict(load)),
        cwd=ROOT,
        env=_ours(),
        capture_output=True,
        text=True,
        check=False,
        timeout=LOAD_SECONDS,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    answered = Answered(**json.loads(done.stdout))
    if set(answered.statuses) - {"200", "304"}:
        raise RuntimeError(f"port {load.port} answered {answered.statuses} at {load.path}")
    return answered


@contextmanager
def stalls(server: Server) -> Iterator[list[float]]:
    """Watch the event loop of a server; the seconds of each cheap request are there after the block."""
    found: list[float] = []
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.stalls", str(server.port)],
        cwd=ROOT,
        env=_ours(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    time.sleep(0.3)  # it has to start
    try:
        yield found
    finally:
        output, _ = process.communicate(b"", timeout=60)
        found += json.loads(output)


@contextmanager
def plumbline(
    settings: Settings, variables: Mapping[str, str] | None = None, *, profile: Path | None = None
) -> Iterator[Server]:
    """`plumbline serve` with one worker and no limit on requests a minute; writes a profile when it ends, if asked."""
    profiler = ["-m", "cProfile", "-o", str(profile)] if profile else []
    extra = {"PLUMBLINE_REQUESTS_PER_MINUTE": "100000000", **(variables or {})}
    with _running("Plumbline", [sys.executable, *profiler, "-m", "plumbline.cli", "serve"], settings, extra) as server:
        yield server


@contextmanager
def floor(settings: Settings) -> Iterator[Server]:
    """The hand-written endpoints."""
    with _running("hand-written", [sys.executable, "-m", "benchmarks.floor"], settings, {}) as server:
        yield server


@contextmanager
def stock(settings: Settings) -> Iterator[Server]:
    """The same schema over Strawberry's stock executor."""
    with _running("stock Strawberry", [sys.executable, "-m", "benchmarks.peers.stock"], settings, {}) as server:
        yield server


@contextmanager
def postgraphile(settings: Settings) -> Iterator[Server]:
    """PostGraphile over the same PostgreSQL. Raises NotInstalled."""
    node = POSTGRAPHILE / "node_modules" / "node" / "bin" / "node"
    if not node.exists() or not (POSTGRAPHILE / "node_modules" / "postgraphile").exists():
        raise NotInstalled("PostGraphile is not installed: run `npm ci` in benchmarks/peers/postgraphile")
    variables = {
        "NODE_ENV": "production",
        "GRAPHILE_ENV": "production",
        "DATABASE_URL": settings.database_url,
        "CONNECTIONS": str(settings.database_connections),
    }
    with _running("PostGraphile", [str(node), str(POSTGRAPHILE / "server.mjs")], settings, variables) as server:
        yield server


KINDS: Mapping[str, Callable[[Settings], AbstractContextManager[Server]]] = {
    "Plumbline": plumbline,
    "hand-written": floor,
    "stock Strawberry": stock,
    "PostGraphile": postgraphile,
}


def beside(held: ExitStack, settings: Settings, names: Iterable[str]) -> dict[str, Server]:
    """Servers on one database, all running at once; PostGraphile is left out where it is not installed."""
    running = {}
    for name in names:
        try:
            running[name] = held.enter_context(KINDS[name](settings))
        except NotInstalled as missing:
            print(missing, flush=True)
    return running


def install_postgraphile(minutes: int = 5) -> str:
    """Install it as locked if it is not there; gives a sentence when that cannot be done, else nothing."""
    if (POSTGRAPHILE / "node_modules" / "node" / "bin" / "node").exists():
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "npm was not found"
    try:
        done = subprocess.run(
            [npm, "ci", "--loglevel=error"], cwd=POSTGRAPHILE, capture_output=True, timeout=minutes * 60, check=False
        )
    except subprocess.TimeoutExpired:
        return f"npm did not end within {minutes} minutes"
    return "" if done.returncode == 0 else "npm could not install it"


@contextmanager
def _running(name: str, command: Sequence[str], settings: Settings, extra: Mapping[str, str]) -> Iterator[Server]:
    settings = settings.but(port=free_port())
    settings.data.mkdir(parents=True, exist_ok=True)
    log = settings.data / f"{name}.log"
    variables = environment(settings, {"PYTHONPATH": _PATHS, "PORT": str(settings.port), **extra})
    with log.open("ab") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_for(process, settings.port, log)
        yield Server(name, settings.port, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(log.read_text())
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz")
            return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError(f"no answer after {START_SECONDS} s:\n{log.read_text()}")


def _ours() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": _PATHS}

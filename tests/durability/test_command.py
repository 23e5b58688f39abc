import asyncio
import json
import socket
import stat
from pathlib import Path

import httpx
import pytest

from plumbline.database import database_open, transaction
from plumbline.identity.models import Account
from plumbline.kit.clock import now
from plumbline.kit.ids import new_id
from plumbline.organization.viewer import Role
from plumbline.settings import Settings
from tests.server import Server, command, free_port, serving, start

FAILED, MISTYPED = 1, 2
SOCKET_PATH = 100


@transaction
async def account(email: str) -> None:
    await Account.create(id=new_id(), email=email, role=Role.ADMIN, created_at=now())


async def run(settings: Settings, *words: str, extra: dict[str, str] | None = None) -> tuple[int, str, str]:
    done = await asyncio.to_thread(command, settings, *words, extra=extra)
    return done.returncode, done.stdout, done.stderr


def one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


async def test_a_server_answers_and_ends_in_order(installation: Settings) -> None:
    async with serving(installation) as server, httpx.AsyncClient(base_url=server.address) as client:
        assert (await client.get("/healthz")).status_code == httpx.codes.OK
        assert (await client.get("/readyz")).json() == {"status": "ok"}
        # Through a real server: requests run in tasks that never saw the one that opened the database.
        answers = await asyncio.gather(*(client.get("/session") for _ in range(20)))
        assert {answer.status_code for answer in answers} <= {httpx.codes.OK, httpx.codes.UNAUTHORIZED}
    assert server.process.returncode == 0


async def test_a_new_installation_prints_the_link_for_the_first_admin(installation: Settings) -> None:
    async with serving(installation) as server:
        assert f"{server.address}/setup/" in server.output()
    async with database_open(installation):
        await account("admin@example.com")
    async with serving(server.settings) as again:
        assert "/setup/" not in again.output().rpartition("Plumbline runs")[2]


async def test_a_token_is_printed_alone_with_and_without_a_running_server(installation: Settings) -> None:
    async with database_open(installation):
        await account("robot@example.com")
    words = ("token", "create", "--email", "robot@example.com", "--expires-in-days", "3")
    code, output, errors = await run(installation, *words)
    assert (code, errors) == (0, "")
    async with serving(installation) as server:
        code, again, errors = await run(server.settings, *words)
        assert (code, errors) == (0, "")
    for printed in (output, again):
        assert printed.startswith("plb_")
        assert len(printed.split()) == 1
    assert output != again


async def test_what_a_domain_refuses_is_one_sentence_with_and_without_a_running_server(
    installation: Settings,
) -> None:
    words = ("token", "create", "--email", "nobody@example.com")
    async with serving(installation) as server:
        code, output, errors = await run(server.settings, *words)
        assert (code, output) == (FAILED, "")
        assert one_sentence(errors)
    code, output, errors = await run(installation, *words)
    assert (code, output) == (FAILED, "")
    assert one_sentence(errors)


async def test_doctor_and_migrate_work_while_the_server_runs(installation: Settings) -> None:
    async with serving(installation) as server:
        for words in (("doctor",), ("migrate",)):
            code, output, errors = await run(server.settings, *words)
            assert (code, errors) == (0, ""), errors
            assert output


async def test_a_port_in_use_is_told_in_one_sentence(installation: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, output, errors = await run(installation, "serve", "--port", str(taken.getsockname()[1]))
    assert (code, output) == (FAILED, "")
    assert one_sentence(errors)
    assert "--port" in errors


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_a_second_server_on_one_sqlite_folder_is_refused(server: Server) -> None:
    code, _, errors = await run(server.settings, "serve", "--port", str(free_port()))
    assert code == FAILED
    assert one_sentence(errors)
    assert str(server.process.pid) in errors


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_nobody_else_may_use_the_socket_of_the_server(server: Server) -> None:
    mode = (server.settings.data / "plumbline.sock").stat().st_mode
    assert stat.S_IMODE(mode) == stat.S_IRUSR | stat.S_IWUSR


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_nonsense_on_the_socket_is_answered_and_harms_nothing(server: Server) -> None:
    path = str(server.settings.data / "plumbline.sock")
    if len(path) > SOCKET_PATH:
        pytest.skip("the folder of this test is too deep to reach the socket by its path")
    for line in (b"\n", b"{}\n", b"\xff\n", b'{"errand": "none", "arguments": {}}\n', b"[" * 9_000 + b"\n"):
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(line)
        answer = json.loads(await asyncio.wait_for(reader.readline(), 5))
        writer.close()
        assert answer["end"]
    assert (await run(server.settings, "doctor"))[0] == 0


@pytest.mark.parametrize(
    "words, variables, named",
    [
        (("serve",), {"PLUMBLINE_PROT": "1"}, "PLUMBLINE_PORT"),
        (("doctor",), {"PLUMBLINE_SECONDS": "-1"}, "PLUMBLINE_SECONDS"),
        (("doctor", "--data", "/absent/folder"), {}, "--data"),
        (("import", "outline", "/absent.md", "--cycle", "Q1"), {}, "/absent.md"),
        (("migrate",), {"PLUMBLINE_DATABASE_URL": "postgres://127.0.0.1:1/x"}, "PLUMBLINE_DATABASE_URL"),
    ],
)
async def test_what_cannot_be_done_is_one_sentence_that_names_what_to_change(
    words: tuple[str, ...], variables: dict[str, str], named: str, tmp_path: Path
) -> None:
    code, output, errors = await run(Settings(data=tmp_path), *words, extra=variables)
    assert (code, output) == (FAILED, "")
    assert one_sentence(errors), errors
    assert named in errors


async def test_a_mistyped_command_is_one_line_and_two() -> None:
    code, output, errors = await run(Settings(), "frobnicate")
    assert (code, output) == (MISTYPED, "")
    assert one_sentence(errors)


async def test_a_server_that_is_told_to_stop_while_it_starts_leaves_the_folder_free(tmp_path: Path) -> None:
    server = start(Settings(data=tmp_path, port=free_port()))
    await asyncio.sleep(0.3)
    server.process.kill()
    await asyncio.to_thread(server.process.wait)
    code, _, errors = await run(Settings(data=tmp_path), "migrate")
    assert (code, errors) == (0, "")

"""Coming in and going out: passwords, links, cookies and who is told what."""

import asyncio
import statistics
import time
from datetime import timedelta

import httpx

from plumbline.database import Sql, current, transaction
from plumbline.identity import service
from plumbline.kit import clock
from plumbline.kit.ids import encode
from tests.api.http.conftest import ADMIN, Site, sign_up

RIGHT = {"email": " Ana@Example.com ", "password": ADMIN["password"]}
WRONG = {"email": ADMIN["email"], "password": "not this one"}


@transaction
async def run(text: str, **values: object) -> None:
    await current().run(Sql(text, **values))


async def who(browser: httpx.AsyncClient) -> str | None:
    answer = (await browser.get("/session")).json()
    return answer["person"]["name"] if answer["signedIn"] else None


async def test_the_first_admin_comes_in_by_a_link_that_works_once(site: Site, stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get("/session")).json()["setup"] is True
    key = await service.make_setup_link()
    newer = await service.make_setup_link()
    assert (await stranger.get(f"/setup/{key}")).status_code == httpx.codes.NOT_FOUND
    assert (await stranger.get(f"/setup/{newer}")).status_code == httpx.codes.OK
    both = await asyncio.gather(
        *(stranger.post(f"/setup/{newer}", json=ADMIN | {"email": f"{n}@a.example"}) for n in "12")
    )
    assert sorted(answer.status_code for answer in both) == [201, 404]
    assert await who(stranger) == "Ana"
    assert await service.make_setup_link() is None


async def test_a_link_or_password_that_will_not_do_is_blamed_on_its_field(stranger: httpx.AsyncClient) -> None:
    key = await service.make_setup_link()
    for field, value in (
        ("password", "short"),
        ("password", "password123"),
        ("password", "a" * 300),
        ("email", "nobody"),
        ("name", " "),
        ("name", "a\0b"),
    ):
        answer = await stranger.post(f"/setup/{key}", json=ADMIN | {field: value})
        assert (answer.status_code, answer.json()["path"]) == (422, [field]), value[:20]
    assert (await stranger.get(f"/setup/{key}")).status_code == httpx.codes.OK


async def test_signing_in_makes_a_new_key_and_ends_the_former_one(site: Site, admin: httpx.AsyncClient) -> None:
    former = admin.cookies["plumbline"]
    assert (await admin.post("/session", json=RIGHT)).status_code == httpx.codes.CREATED
    assert admin.cookies["plumbline"] != former
    async with site.browser() as thief:
        thief.cookies.set("plumbline", former)
        assert await who(thief) is None


async def test_a_planted_key_is_never_taken_over(site: Site, admin: httpx.AsyncClient) -> None:
    async with site.browser() as victim:
        victim.cookies.set("plumbline", "planted", domain="localhost.local", path="/")
        answer = await victim.post("/session", json=RIGHT)
        assert "planted" not in answer.headers["set-cookie"]


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: httpx.AsyncClient) -> None:
    words = (await sign_up(stranger)).headers["set-cookie"].lower()
    assert "httponly" in words
    assert "samesite=lax" in words
    assert "path=/" in words


async def test_a_key_is_worth_nothing_after_signing_out(site: Site, admin: httpx.AsyncClient) -> None:
    key = admin.cookies["plumbline"]
    await admin.delete("/session")
    async with site.browser() as thief:
        thief.cookies.set("plumbline", key)
        assert await who(thief) is None


async def test_a_session_ends_after_fourteen_idle_days_and_after_thirty_in_any_case(admin: httpx.AsyncClient) -> None:
    with clock.frozen_everywhere(clock.now()) as hands:
        for _ in range(3):
            hands.forward(timedelta(days=9))
            assert await who(admin) == "Ana"
        hands.forward(timedelta(days=4))
        assert await who(admin) is None


async def test_fourteen_idle_days_end_a_session(admin: httpx.AsyncClient) -> None:
    with clock.frozen_everywhere(clock.now()) as hands:
        hands.forward(timedelta(days=14, hours=1))
        assert await who(admin) is None


async def test_whoever_is_shut_out_is_out_at_once(admin: httpx.AsyncClient) -> None:
    for shut, opened in (
        ("account set active = false", "account set active = true"),
        ("person set active = false", ""),
    ):
        await run(f"update {shut}")
        assert await who(admin) is None
        assert (await admin.post("/session", json=RIGHT)).status_code == httpx.codes.UNAUTHORIZED
        if opened:
            await run(f"update {opened}")
            assert await who(admin) == "Ana"


async def test_a_changed_role_counts_from_the_next_request(admin: httpx.AsyncClient) -> None:
    await run("update account set role = 'READER'")
    assert (await admin.post("/graphql", json={"query": "{me}"})).json() == {"data": {"me": "READER"}}


async def test_guessers_from_twenty_addresses_get_a_hundred_guesses_and_lock_nobody_out(
    site: Site, admin: httpx.AsyncClient
) -> None:
    counted = refused = 0
    for address in range(20):
        async with site.browser(address=f"10.0.0.{address}") as guesser:
            # Together, so that none slips through between the check and the count.
            answers = await asyncio.gather(*(guesser.post("/session", json=WRONG) for _ in range(8)))
            counted += sum(answer.status_code == httpx.codes.UNAUTHORIZED for answer in answers)
            refused += sum(answer.status_code == httpx.codes.TOO_MANY_REQUESTS for answer in answers)
    assert (counted, refused) == (100, 60)
    async with site.browser(address="10.0.9.9") as owner:
        assert (await owner.post("/session", json=RIGHT)).status_code == httpx.codes.CREATED


async def test_the_right_password_forgets_the_wrong_ones_and_so_does_time(site: Site, admin: httpx.AsyncClient) -> None:
    async with site.browser() as browser:
        for body, status in ((WRONG, 401), (RIGHT, 201), (WRONG, 401)):
            for _ in range(4 if body is WRONG else 1):
                assert (await browser.post("/session", json=body)).status_code == status
        with clock.frozen_everywhere(clock.now()) as hands:
            assert (await browser.post("/session", json=WRONG)).status_code == httpx.codes.UNAUTHORIZED
            refused = await browser.post("/session", json=RIGHT)
            assert refused.status_code == httpx.codes.TOO_MANY_REQUESTS
            hands.forward(timedelta(seconds=int(refused.headers["retry-after"]) + 1))
            assert (await browser.post("/session", json=RIGHT)).status_code == httpx.codes.CREATED


async def test_an_unknown_name_takes_as_long_as_a_wrong_password(site: Site, admin: httpx.AsyncClient) -> None:
    async def seconds(email: str) -> float:
        spent = []
        for number in range(5):
            async with site.browser(address=f"10.1.0.{number}") as browser:
                started = time.perf_counter()
                answer = await browser.post("/session", json={"email": email, "password": "not this one"})
                spent.append(time.perf_counter() - started)
                assert answer.json()["code"] == "UNAUTHENTICATED"
        return statistics.median(spent)

    known, unknown = await seconds(ADMIN["email"]), await seconds("nobody@example.com")
    # The machine may be busy; without the dummy the ratio is over ten.
    assert 1 / 3 < known / unknown < 3


async def test_strange_names_and_passwords_are_only_wrong(stranger: httpx.AsyncClient) -> None:
    for email, password in (("", ""), ("a\0b", "x"), ("x" * 5_000, "y" * 5_000), ("ﬀ", "é")):
        answer = await stranger.post("/session", json={"email": email, "password": password})
        assert answer.status_code == httpx.codes.UNAUTHORIZED
    for body in ({}, {"email": 5, "password": "x"}, {"email": "a"}):
        assert (await stranger.post("/session", json=body)).status_code == httpx.codes.BAD_REQUEST


async def test_a_demo_offers_its_people_on_this_machine_and_nowhere_else(site: Site, admin: httpx.AsyncClient) -> None:
    person = (await admin.get("/session")).json()["person"]
    this = {"personId": person["id"]}
    async with site.browser() as here, site.browser(address="10.0.0.7") as there:
        assert (await here.get("/session")).json()["demo"] is None
        assert (await here.post("/session/demo", json=this)).status_code == httpx.codes.NOT_FOUND
        await run(
            "insert into unit (id, kind, name, demo, created_at, updated_at) values (1, 'COMPANY', 'Demo', true, :now, :now)",
            now=clock.now(),
        )
        offered = (await here.get("/session")).json()["demo"]["people"]
        assert offered == [{"id": person["id"], "name": "Ana", "title": None, "role": "ADMIN"}]
        assert (await there.get("/session")).json()["demo"] is None
        assert (await there.post("/session/demo", json=this)).status_code == httpx.codes.NOT_FOUND
        proxied = {"x-forwarded-for": "10.0.0.7"}
        assert (await here.post("/session/demo", json=this, headers=proxied)).status_code == httpx.codes.NOT_FOUND
        for unknown in (encode("per", 5), "per_1", ""):
            answer = await here.post("/session/demo", json={"personId": unknown})
            assert answer.status_code == httpx.codes.NOT_FOUND
        assert (await here.post("/session/demo", json=this)).status_code == httpx.codes.CREATED
        assert await who(here) == "Ana"

"""What stands in the library."""

TABLES = """
create table author (id bigint primary key, name text, born_on date, mentor_id bigint);
create table shelf (id bigint primary key, name text);
create table book (id bigint primary key, title text, pages int, keeper_kind text, keeper_id bigint, mood text,
  price double precision, hidden boolean, added_on date, read_at timestamp, author_id bigint, shelf_id bigint);
create table journal (id bigint primary key, title text, pages int, keeper_kind text, keeper_id bigint, issue int,
  shelf_id bigint);
create table friend (of_id bigint, author_id bigint);
"""

CLEAN = """
insert into author values (1, 'Ann', '1950-01-02', null), (2, 'Bo', null, 1), (3, 'Cleo', '1980-05-06', 2);
insert into shelf values (1, 'one'), (2, 'two'), (3, 'three');
insert into book values
  (1, 'Aeon', 100, 'author', 1, 'calm', 1.5, false, '2026-01-01', '2026-01-01 10:00:00', 1, 1),
  (2, 'Boat', 400, 'shelf', 1, 'wild', 2.0, false, '2026-01-02', null, 1, 1),
  (3, 'Coal', 250, null, null, 'wild', 3.25, false, '2026-01-02', '2026-02-01 10:00:00.25', 2, 2),
  (4, 'Dome', 10, 'author', 3, 'calm', 4.0, true, '2026-01-03', null, 2, 2),
  (5, 'Echo', 310, 'shelf', 2, 'calm', 5.0, false, '2026-01-03', null, 2, null);
insert into journal values (1, 'Jazz', 10, 'author', 2, 7, 1), (2, 'Kilo', 20, null, null, 8, 2);
insert into friend values (1, 2), (1, 3), (2, 1), (3, 3);
"""

SPOILED = """
update author set name = null where id = 3;
update author set mentor_id = 99 where id = 2;
update book set price = null where id = 1;
update book set price = 9e999 where id = 2;
update book set mood = 'unheard of' where id = 3;
update book set pages = 666, title = null where id = 4;
update book set keeper_kind = 'fire' where id = 3;
update book set author_id = 77, keeper_kind = 'author', keeper_id = 98 where id = 5;
update journal set keeper_kind = 'ghost', shelf_id = 44 where id = 2;
"""


def statements_of(*scripts: str) -> list[str]:
    """One statement each."""
    return [each.strip() for script in scripts for each in script.split(";") if each.strip()]

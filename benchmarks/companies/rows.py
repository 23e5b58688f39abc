"""The columns that are written of each table, and the kinds that identifiers are numbered by."""

from collections.abc import Mapping
from typing import Any

Row = tuple[Any, ...]

(UNIT, PERSON, MEMBERSHIP, ACCOUNT, TOKEN, CYCLE, PRIORITY, PRIORITY_CITED, OBJECTIVE, KEY_RESULT) = range(10)
(ALIGNMENT, CO_OWNER, NAMED, EVENT, CHECK_IN) = range(10, 15)
"""A check-in's kind is CHECK_IN plus its week, so that later ones have higher ids."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        "unit": "id parent_id kind name position time_zone created_at updated_at",
        "person": "id name email title time_zone manager_id created_at updated_at",
        "membership": "id unit_id person_id lead home",
        "account": "id person_id email password_hash role created_at",
        "access_token": "id account_id name hint token_sha256 scopes created_at",
        "priority": "id company_id name why position years",
        "cycle": "id name starts_on ends_on phase",
        "objective": """
            id title cycle_id owner_unit_id owner_person_id unit_id kind level state archived visibility starts_on
            due_on position progress_from progress automatic_progress expected pace confidence health derived_health
            published_at last_check_in_at created_by_id created_at updated_at
        """,
        "key_result": """
            id objective_id title reporter_id state measure scored_by value_from unit start_value target_value
            current_value indicator starts_on due_on position raw_progress progress expected pace confidence health
            status latest_check_in_id last_check_in_at due_at outdated_at created_at updated_at
        """,
        "alignment": """
            id kind weight primary from_id to_id from_objective_id to_objective_id to_key_result_id
        """,
        "co_owner": "id objective_id unit_id",
        "named_person": "id objective_id person_id",
        "objective_priority": "id objective_id priority_id",
        "check_in": """
            id key_result_id author_id happened_at happened_on recorded_at value_before value status_before status
            confidence_before confidence note
        """,
        "event": "id commit_order kind subject_type subject_id objective_id payload happened_at",
    }.items()
}

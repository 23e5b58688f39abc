"""What may be done about handovers."""

from collections.abc import Sequence
from typing import Any

import strawberry

from plumbline.engine import Info
from plumbline.handovers import inputs, service
from plumbline.handovers.payloads import GoalsReassignPayload, TeamMergePayload
from plumbline.handovers.reads.loosening import Loosened, told
from plumbline.handovers.service import Merged, Reassigned
from plumbline.okrs.inputs import entries
from plumbline.okrs.payloads import affected
from plumbline.organization.gates import Admin, SignedIn
from plumbline.organization.inputs import number
from plumbline.organization.mutations import row
from plumbline.organization.types import Person, Team
from plumbline.organization.user_errors import attempted


def _loosened(info: Info, edges: Sequence[Loosened]) -> Any:
    return info.context.batch(told, tuple(edges)) if edges else []


@strawberry.type
class HandoverMutations:
    """What may be done about handovers."""

    @strawberry.mutation(
        permission_classes=[SignedIn], description="Let another person or a unit answer for what waits for a leaver."
    )
    async def goals_reassign(self, info: Info, input: inputs.GoalsReassignInput) -> GoalsReassignPayload:
        async def use_case() -> Reassigned:
            why = entries.reason(input.reason)
            return await service.reassign_goals(info.context.viewer, input.chosen(), reason=why)

        done, errors = await attempted(info, use_case())
        return GoalsReassignPayload(
            person=row(info, Person, number(input.person_id, "per")) if done else None,
            count=done.count if done else 0,
            loosened=_loosened(info, done.loosened if done else ()),
            affected=affected(info, done.moved if done else None),
            user_errors=errors,
        )

    @strawberry.mutation(
        permission_classes=[Admin], description="Let a team go into another: people, teams, goals and edges go over."
    )
    async def team_merge(self, info: Info, input: inputs.TeamMergeInput) -> TeamMergePayload:
        async def use_case() -> Merged:
            teams, why = input.merge(), entries.reason(input.reason)
            return await service.merge_teams(
                info.context.viewer, teams.team_id, into_id=teams.into_id, if_version=input.if_version, reason=why
            )

        done, errors = await attempted(info, use_case())
        team = row(info, Team, done.team_id if done else None)
        edges = _loosened(info, done.loosened if done else ())
        return TeamMergePayload(team=team, loosened=edges, user_errors=errors)

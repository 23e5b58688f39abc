"""What may be exchanged with documents."""

import strawberry

from plumbline.engine import Info
from plumbline.exchange import service
from plumbline.exchange.inputs import OutlineImportInput
from plumbline.exchange.payloads import OutlineImportPayload, reported
from plumbline.kit.ids import number_of
from plumbline.organization.gates import Admin
from plumbline.organization.user_errors import attempted


@strawberry.type
class ExchangeMutations:
    """What may be exchanged with documents."""

    @strawberry.mutation(
        permission_classes=[Admin],
        description="Import a nested Markdown outline into a cycle; the same text again changes nothing.",
    )
    async def outline_import(self, info: Info, input: OutlineImportInput) -> OutlineImportPayload:
        async def use_case() -> service.Imported:
            return await service.import_text(
                info.context.viewer,
                input.text,
                filename=input.name or "The text",
                cycle_id=number_of(input.cycle_id, "cyc"),
                kinds={each.name: each.kind.value for each in input.owners or ()},
                dry_run=input.dry_run,
            )

        imported, errors = await attempted(info, use_case())
        return OutlineImportPayload(report=reported(imported) if imported else None, user_errors=errors)

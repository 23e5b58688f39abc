import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { dayText } from "../../lib/days";
import { movementText } from "../../lib/numbers";
import { AgendaRow } from "../../ui/Agenda";
import { HealthMark } from "../../ui/HealthMark";
import { Rows, Soft } from "../../ui/Page";
import { WideBar } from "../../ui/ProgressBar";
import { WHY } from "../../ui/Why";
import { TOPICS } from "./words";

const FRAGMENT = graphql(`
  fragment OneToOneAgenda_item on OneToOneAgendaItem {
    title topics health progress expected note blockers
    owners { id name }
    noteBy { id name }
    objective { id }
    movements { title unit valueBefore value keyResult { id } }
    due { id title dueOn }
  }
`);

/** What there is to say of the goals of the two, one under the other. */
export function AgendaList({ agenda }: { agenda: readonly FragmentType<typeof FRAGMENT>[] }) {
  const items = unmasked(FRAGMENT, agenda);
  return (
    <Rows label={t`Agenda`}>
      {items.map((item) => {
        const to = { to: "/objectives/$objectiveId" as const, params: { objectiveId: item.objective.id } };
        return (
          <AgendaRow
            key={item.objective.id}
            mark={<HealthMark health={item.health} brief />}
            title={<Link {...to}>{item.title}</Link>}
            topics={item.topics.map((topic) => TOPICS[topic])}
            bar={
              <Link {...to} search={{ why: item.objective.id }} {...WHY}>
                <WideBar share={item.progress} expected={item.expected} health={item.health} />
              </Link>
            }
            lines={[
              ...item.movements.map(movementText),
              ...item.due.map((each) => t`Due: ${each.title} (ends ${dayText(each.dueOn)})`),
            ]}
            blockers={item.blockers}
            note={item.note}
            noteBy={item.noteBy?.name}
          >
            <Soft>{item.owners.map((each) => each.name).join(", ")}</Soft>
          </AgendaRow>
        );
      })}
    </Rows>
  );
}

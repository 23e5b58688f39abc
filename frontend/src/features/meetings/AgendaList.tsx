import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { movementText } from "../../lib/numbers";
import { AgendaRow } from "../../ui/Agenda";
import { HealthMark } from "../../ui/HealthMark";
import { Rows } from "../../ui/Page";
import { WideBar } from "../../ui/ProgressBar";
import { WHY } from "../../ui/Why";
import { TOPICS } from "./topics";

const FRAGMENT = graphql(`
  fragment AgendaList_item on AgendaItem {
    title topics health progress expected note blockers
    noteBy { id name }
    objective { id }
    movements { title unit valueBefore value keyResult { id } }
  }
`);

/** Everything on an agenda, one goal under the other: to read, and to print. */
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
            lines={item.movements.map(movementText)}
            blockers={item.blockers}
            note={item.note}
            noteBy={item.noteBy?.name}
          />
        );
      })}
    </Rows>
  );
}

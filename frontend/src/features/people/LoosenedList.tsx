import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { Soft } from "../../ui/Page";

export const LoosenedListFragment = graphql(`
  fragment LoosenedList_loosened on LoosenedAlignment {
    becomesSupports
    standsAlone
    alignment {
      id
      from { __typename id title }
      to { __typename id title }
    }
  }
`);

/** Alignments that will not fit any more, before anything is saved. */
export function LoosenedList({ loosened: masked }: { loosened: readonly FragmentType<typeof LoosenedListFragment>[] }) {
  const loosened = unmasked(LoosenedListFragment, masked);
  const shown = loosened.flatMap(({ alignment, ...rest }) => (alignment ? [{ ...rest, ...alignment }] : []));
  if (shown.length === 0) return <Soft>Every alignment stays as it is.</Soft>;
  return (
    <div>
      <p>Other people will see one end of these, so they change:</p>
      <ul>
        {shown.map((each) => (
          <li key={each.id}>
            “{each.from.title}” to “{each.to.title}”: {each.becomesSupports ? "becomes “supports”" : null}
            {each.becomesSupports && each.standsAlone ? ", and " : null}
            {each.standsAlone ? "no longer stands under it" : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

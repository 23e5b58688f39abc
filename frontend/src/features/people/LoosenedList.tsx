import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
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
  if (shown.length === 0)
    return (
      <Soft>
        <Trans>Every alignment stays as it is.</Trans>
      </Soft>
    );
  return (
    <div>
      <p>
        <Trans>Other people will see one end of these, so they change:</Trans>
      </p>
      <ul>
        {shown.map((each) => (
          <li key={each.id}>
            <Trans>
              “{each.from.title}” to “{each.to.title}”: {each.becomesSupports ? t`becomes “supports”` : null}
              {each.becomesSupports && each.standsAlone ? t`, and ` : null}
              {each.standsAlone ? t`no longer stands under it` : null}
            </Trans>
          </li>
        ))}
      </ul>
    </div>
  );
}

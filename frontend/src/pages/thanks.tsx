import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { RecognitionList } from "../features/conversations/RecognitionList";
import { UnitPicker } from "../features/people/UnitPicker";
import { graphql } from "../graphql/generated";
import type { ThanksPageQuery } from "../graphql/generated/graphql";
import { buttonClass } from "../ui/Button";
import { Chooser, Page } from "../ui/Page";
import { Answer } from "./answer";
import { OwnerLink } from "./ownerLink";
import { NotFoundPage } from "./problem";

const route = getRouteApi("/shell/thanks");

const QUERY = graphql(`
  query ThanksPage($of: ID!, $chosen: Boolean!, $after: String) {
    node(id: $of) @include(if: $chosen) {
      __typename
      id
      ... on Company { name recognitions(first: 20, after: $after) { ...RecognitionList_page } }
      ... on Team { name recognitions(first: 20, after: $after) { ...RecognitionList_page } }
      ... on Person { name recognitions(first: 20, after: $after) { ...RecognitionList_page } }
    }
    recognitions(first: 20, after: $after) @skip(if: $chosen) { ...RecognitionList_page }
  }
`);

type Node = NonNullable<ThanksPageQuery["node"]>;

/** Whose wall it is; none for the whole company's. */
function ownerOf(node: Node | null | undefined) {
  return node && "recognitions" in node ? node : null;
}

/** The wall of thank-yous: of the company, of a team with those below and their people, or of a person. */
export function ThanksPage() {
  const { of, after } = route.useSearch();
  const navigate = route.useNavigate();
  const variables = { of: of ?? "", chosen: of !== undefined, after: after ?? null };
  const [query, again] = useQuery({ query: QUERY, variables });
  const owner = ownerOf(query.data?.node);
  const isUnit = owner !== null && owner.__typename !== "Person";
  return (
    <Page
      title={owner ? t`Thanks to ${owner.name}` : t`Thanks`}
      narrow
      above={
        of === undefined ? null : (
          <Link to="/thanks" search={{}}>
            <Trans>All thanks</Trans>
          </Link>
        )
      }
    >
      <Chooser>
        <UnitPicker
          label={t`Whose thanks`}
          chosen={isUnit ? { id: owner.id, name: owner.name } : null}
          onChoose={(unit) => void navigate({ search: { of: unit?.id } })}
        />
      </Chooser>
      <Answer query={query} onRetry={again}>
        {(data) => {
          const page = of === undefined ? data.recognitions : ownerOf(data.node)?.recognitions;
          if (!page) return <NotFoundPage />;
          return (
            <RecognitionList
              page={page}
              named={(each) => <OwnerLink owner={each} />}
              older={(next) => (
                <div>
                  <Link to="/thanks" search={{ of, after: next }} className={buttonClass()}>
                    <Trans>Older thanks</Trans>
                  </Link>
                </div>
              )}
            />
          );
        }}
      </Answer>
    </Page>
  );
}

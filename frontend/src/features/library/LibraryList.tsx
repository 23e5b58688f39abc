import { plural, t } from "@lingui/core/macro";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { BusinessFunction, TemplateOrigin } from "../../graphql/generated/graphql";
import { errorText } from "../../graphql/client";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Soft } from "../../ui/Page";
import styles from "./library.module.css";
import { FUNCTIONS, KINDS } from "./words";

const QUERY = graphql(`
  query LibraryList($search: String, $function: BusinessFunction, $origin: TemplateOrigin) {
    libraryTemplates(search: $search, function: $function, origin: $origin, first: 100) {
      totalCount
      nodes { id title kind function origin savedBy { id name } keyResults { title } }
    }
  }
`);

export interface Wanted {
  search: string;
  function: BusinessFunction | null;
  origin: TemplateOrigin | null;
}

/** The templates that fit; each opens. */
export function LibraryList({ wanted, onOpen }: { wanted: Wanted; onOpen: (id: string) => void }) {
  const [{ data, error }] = useQuery({ query: QUERY, variables: { ...wanted, search: wanted.search || null } });
  if (error) return <Refusals messages={[errorText(error)]} />;
  const found = data?.libraryTemplates;
  if (!found) return null;
  const hidden = found.totalCount - found.nodes.length;
  return (
    <>
      <p role="status" className={styles.count}>
        {plural(found.totalCount, { one: "# template", other: "# templates" })}
        {hidden > 0 ? t`, the first ${found.nodes.length} of them here: search for the others` : ""}
      </p>
      {found.nodes.length === 0 ? (
        <EmptyState title={t`Nothing fits`}>
          {wanted.origin === "COMPANY"
            ? t`Save a good objective of your own as a template, from its page.`
            : t`Try another word, or all functions.`}
        </EmptyState>
      ) : (
        <Rows label={t`Templates`}>
          {found.nodes.map((each) => (
            <Row key={each.id}>
              <div className={styles.line}>
                <Button look="quiet" onPress={() => onOpen(each.id)}>
                  <span className={styles.title}>{each.title}</span>
                </Button>
                <Soft>
                  {[
                    FUNCTIONS[each.function],
                    KINDS[each.kind],
                    plural(each.keyResults.length, { one: "# key result", other: "# key results" }),
                    ...(each.origin === "COMPANY" ? [t`saved by ${each.savedBy?.name ?? t`a program`}`] : []),
                  ].join(" · ")}
                </Soft>
              </div>
            </Row>
          ))}
        </Rows>
      )}
    </>
  );
}

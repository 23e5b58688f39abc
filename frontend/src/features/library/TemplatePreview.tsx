import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { TemplatePreviewQuery } from "../../graphql/generated/graphql";
import { dayText } from "../../lib/days";
import { Button, buttonClass } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Soft } from "../../ui/Page";
import styles from "./library.module.css";
import { TemplateEditor } from "./TemplateEditor";
import { FUNCTIONS, KINDS, plannedText } from "./words";

const QUERY = graphql(`
  query TemplatePreview($id: ID!) {
    libraryTemplate(id: $id) {
      id
      title
      why
      kind
      function
      origin
      savedAt
      savedBy { id name }
      fromObjective { id title }
      viewerCanEdit
      version
      keyResults { title measure unit startValue targetValue lowValue highValue indicator hint milestones }
    }
  }
`);

type Template = NonNullable<TemplatePreviewQuery["libraryTemplate"]>;

/** One template at the side, whole, with what may be done with it; `children` takes it into use. */
export function TemplatePreview({
  id,
  onClose,
  children,
}: {
  id: string;
  onClose: () => void;
  children: (template: { id: string; title: string }) => ReactNode;
}) {
  const [isUsing, setUsing] = useState(false);
  const [{ data }] = useQuery({ query: QUERY, variables: { id } });
  const template = data?.libraryTemplate;
  return (
    <Dialog title={template?.title ?? t`Template`} isOpen onClose={onClose} place="side">
      {data && !template ? (
        <p>
          <Trans>This template is not in the library any more.</Trans>
        </p>
      ) : null}
      {template ? (
        <>
          <Content template={template} />
          {isUsing ? (
            children(template)
          ) : (
            <Actions>
              <Button look="primary" onPress={() => setUsing(true)}>
                <Trans>Use this</Trans>
              </Button>
              <Link to="/objectives/new" search={{ template: template.id }} className={buttonClass()}>
                <Trans>Change it first</Trans>
              </Link>
            </Actions>
          )}
          {template.viewerCanEdit ? <TemplateEditor template={template} onRemoved={onClose} /> : null}
        </>
      ) : null}
    </Dialog>
  );
}

function Content({ template }: { template: Template }) {
  return (
    <>
      <Soft>
        {FUNCTIONS[template.function]} · {KINDS[template.kind]}
      </Soft>
      {template.why ? <p className={styles.why}>{template.why}</p> : null}
      <ul className={styles.measures} aria-label={t`Key results`}>
        {template.keyResults.map((each) => (
          <li key={each.title}>
            <strong>{each.title}</strong>
            <span>
              {plannedText(each)}
              {each.indicator ? <Soft> · {each.indicator === "LEADING" ? t`leading` : t`lagging`}</Soft> : null}
            </span>
            {each.hint ? <span className={styles.hint}>{each.hint}</span> : null}
          </li>
        ))}
      </ul>
      {template.origin === "COMPANY" ? (
        <p className={styles.hint}>
          <Trans>
            Saved by {template.savedBy?.name ?? t`a program`}
            {template.savedAt ? t` on ${dayText(template.savedAt.slice(0, 10))}` : ""}
          </Trans>
          {template.fromObjective ? (
            <>
              {" "}
              <Trans>from</Trans>{" "}
              <Link to="/objectives/$objectiveId" params={{ objectiveId: template.fromObjective.id }}>
                {template.fromObjective.title}
              </Link>
            </>
          ) : null}
          .
        </p>
      ) : (
        <p className={styles.hint}>
          <Trans>The numbers are placeholders: put your own in their place.</Trans>
        </p>
      )}
    </>
  );
}

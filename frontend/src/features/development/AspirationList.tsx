import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "../../ui/Button";
import { Row, Rows } from "../../ui/Page";
import styles from "./development.module.css";

export interface Aspiration {
  id: string;
  title: string;
  description?: string | null;
  version: number;
  viewerCanEdit: boolean;
}

/** Where somebody wants to get to. */
export function AspirationList({
  aspirations,
  onEdit,
}: {
  aspirations: readonly Aspiration[];
  onEdit: (aspiration: Aspiration) => void;
}) {
  return (
    <Rows label={t`Aspirations`}>
      {aspirations.map((each) => (
        <Row key={each.id}>
          <div className={styles.line}>
            <strong dir="auto">{each.title}</strong>
            {each.viewerCanEdit ? (
              <Button look="quiet" aria-label={t`Change: ${each.title}`} onPress={() => onEdit(each)}>
                <Trans>Change</Trans>
              </Button>
            ) : null}
          </div>
          {each.description ? (
            <p className={styles.text} dir="auto">
              {each.description}
            </p>
          ) : null}
        </Row>
      ))}
    </Rows>
  );
}

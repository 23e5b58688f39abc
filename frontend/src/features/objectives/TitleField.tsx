import { t } from "@lingui/core/macro";
import { beginning } from "../../lib/beginning";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { InPlace } from "../../ui/InPlace";
import { useObjectiveEdit } from "./useGoalEdit";

export const TitleFieldFragment = graphql(`
  fragment TitleField_objective on Objective { id version title state viewerCanEdit }
`);

/** What is wrong with a title. */
export const titleProblem = (text: string) => (text === "" ? t`Say in a few words where you are going` : null);

export interface TitleFieldProps {
  objective: FragmentType<typeof TitleFieldFragment>;
  as: "h1" | "h2";
  className?: string;
  onSaved?: () => void;
}

/** The title of an objective as a heading, edited where it stands. */
export function TitleField({ objective: masked, as: Heading, className, onSaved }: TitleFieldProps) {
  const objective = unmasked(TitleFieldFragment, masked);
  const { editObjective, asking } = useObjectiveEdit();
  const save = async (title: string) => {
    const why = await editObjective(
      objective,
      { title },
      { title: objective.title },
      t`“${beginning(title, 80)}” saved`,
    );
    if (why === null) onSaved?.();
    return why;
  };
  return (
    <>
      <InPlace
        name={t`the title`}
        value={objective.title}
        canEdit={objective.viewerCanEdit && objective.state !== "CLOSED"}
        onSave={save}
        problem={titleProblem}
        maxLength={500}
      >
        {(shown) => (
          <Heading dir="auto" className={className}>
            {shown}
          </Heading>
        )}
      </InPlace>
      {asking}
    </>
  );
}

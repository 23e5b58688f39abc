import { graphql } from "../../../graphql/generated";

export const VIEWS = graphql(`
  query SavedViews {
    viewer {
      savedViews {
        id
        name
        version
        viewerCanEdit
        by { id name }
        unit { id name }
        state {
          shape cycleId asOf since teamId ownerId health findings text focusId selectedId panelOpen foldLevel toggledIds zoom x y
        }
      }
      viewUnits { id name }
    }
  }
`);

export const CREATE = graphql(`
  mutation SavedViewCreate($input: SavedViewCreateInput!) {
    savedViewCreate(input: $input) { savedView { id } userErrors { message code path } }
  }
`);

export const UPDATE = graphql(`
  mutation SavedViewUpdate($input: SavedViewUpdateInput!) {
    savedViewUpdate(input: $input) { savedView { id version } userErrors { message code path } }
  }
`);

export const REMOVE = graphql(`
  mutation SavedViewRemove($input: SavedViewRemoveInput!) {
    savedViewRemove(input: $input) { removedId userErrors { message code path } }
  }
`);

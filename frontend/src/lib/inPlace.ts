/** A value that is edited where it stands. What was typed is shown until it is saved or given up. */
export type InPlace =
  | { readonly is: "rest" }
  | { readonly is: "typing"; readonly text: string }
  | { readonly is: "saving"; readonly text: string }
  | { readonly is: "failed"; readonly text: string; readonly why: string };

export type InPlaceEvent =
  | { readonly does: "begin"; readonly text: string }
  | { readonly does: "type"; readonly text: string }
  | { readonly does: "save" }
  | { readonly does: "saved" }
  | { readonly does: "fail"; readonly why: string }
  | { readonly does: "leave" };

export const AT_REST: InPlace = { is: "rest" };

/** The next state. What does not fit the state it meets changes nothing. */
export function inPlace(state: InPlace, event: InPlaceEvent): InPlace {
  switch (event.does) {
    case "begin":
      // What failed is typed on, not begun anew.
      return state.is === "saving" ? state : { is: "typing", text: state.is === "rest" ? event.text : state.text };
    case "type":
      return state.is === "typing" ? { is: "typing", text: event.text } : state;
    case "save":
      return state.is === "typing" || state.is === "failed" ? { is: "saving", text: state.text } : state;
    case "saved":
      return state.is === "saving" ? AT_REST : state;
    case "fail":
      return state.is === "saving" ? { is: "failed", text: state.text, why: event.why } : state;
    case "leave":
      return state.is === "saving" ? state : AT_REST;
  }
}

import type { Client } from "urql";
import { keepVisit } from "../../graphql/lastVisit";
import { CHECK_IN_PAGE } from "./dueDocument";

/** Keeps what this person is answered, and what is due for them whatever they look at. */
export function keepVisitOf(client: Client): void {
  keepVisit(() => {
    const everything = { keyResult: "", one: false };
    void client.query(CHECK_IN_PAGE, everything, { requestPolicy: "network-only" }).toPromise();
  });
}

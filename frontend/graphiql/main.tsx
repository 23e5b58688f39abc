import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./page.css";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";

const FIRST = `# Ctrl-Space completes, Ctrl-Enter runs.
{
  viewer { role }
  company { name }
}
`;

/** As the session's cookie allows; the header is one that pages of other sites cannot send. */
async function ask(parameters: unknown) {
  const answer = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-Plumbline": "graphiql" },
    body: JSON.stringify(parameters),
  });
  return answer.json();
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<GraphiQL fetcher={ask} defaultQuery={FIRST} />);

import { Client, fetchExchange, gql } from "urql";
import { expect, it } from "vitest";
import { knownDocuments } from "./knownDocuments";

const HASH = "a".repeat(64);
const document = Object.assign(gql("{ company { name } }"), { __meta__: { hash: `sha256:${HASH}` } });
type Sent = { query?: string; extensions?: unknown };

/** A client, and what it sent to a server that knows the document or does not. */
function asking(isKnown: boolean) {
  const sent: Sent[] = [];
  const answering = async (_url: unknown, request?: RequestInit) => {
    const body = JSON.parse(request?.body as string) as Sent;
    sent.push(body);
    const refused = { errors: [{ message: "Unknown", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] };
    const content = isKnown || body.query ? { data: { company: { name: "Acme" } } } : refused;
    return new Response(JSON.stringify(content), { headers: { "Content-Type": "application/json" } });
  };
  const client = new Client({
    url: "http://localhost/graphql",
    preferGetMethod: false,
    fetch: answering as typeof fetch,
    exchanges: [knownDocuments, fetchExchange],
  });
  return { client, sent };
}

it("sends the hash of a document and not its text", async () => {
  const { client, sent } = asking(true);
  const { data } = await client.query(document, {}).toPromise();
  expect(data).toEqual({ company: { name: "Acme" } });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.query).toBeUndefined();
  expect(sent[0]?.extensions).toEqual({ persistedQuery: { version: 1, sha256Hash: HASH } });
});

it("sends the text to a server of another version, once", async () => {
  const { client, sent } = asking(false);
  const { data, error } = await client.query(document, {}).toPromise();
  expect(error).toBeUndefined();
  expect(data).toEqual({ company: { name: "Acme" } });
  expect(sent).toHaveLength(2);
  expect(sent[1]?.query).toContain("company");
  expect(sent[1]?.extensions).toBeUndefined();
});

it("sends the text of a document without a hash", async () => {
  const { client, sent } = asking(true);
  await client.query(gql("{ cycle { id } }"), {}).toPromise();
  expect(sent[0]?.query).toContain("cycle");
});

import type { ReactNode } from "react";
import type { UseQueryResponse } from "urql";
import { errorText } from "../graphql/client";
import { ErrorState } from "../ui/ErrorState";
import { Skeleton } from "../ui/Skeleton";

type State<Data> = UseQueryResponse<Data>[0];

/** A query on its way, failed or here. What is known stays in sight while it is asked for again. */
export function Answer<Data>({
  query,
  onRetry,
  children,
}: {
  query: Pick<State<Data>, "data" | "error" | "fetching">;
  onRetry: (options: { requestPolicy: "network-only" }) => void;
  children: (data: Data) => ReactNode;
}) {
  if (query.data) return children(query.data);
  if (query.error)
    return <ErrorState message={errorText(query.error)} onRetry={() => onRetry({ requestPolicy: "network-only" })} />;
  return <Skeleton lines={6} />;
}

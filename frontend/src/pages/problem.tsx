import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { buttonClass } from "../ui/Button";
import { ErrorState } from "../ui/ErrorState";
import { Page } from "../ui/Page";

/** No such address, or something one may not see: both look the same. */
export function NotFoundPage() {
  return (
    <Page title="There is nothing here" narrow>
      <p>The address may be wrong, or what stood here is not open to you.</p>
      <div>
        <Link to="/" className={buttonClass("primary")}>
          Go to Alignment
        </Link>
      </div>
    </Page>
  );
}

/** A page that broke: what happened, and two ways on. Never a blank page. */
export function PageBroken({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const message = error instanceof Error ? error.message : String(error);
  const missing = /dynamically imported module|Importing a module/i.test(message);
  const retry = () => {
    if (missing) window.location.reload();
    reset();
    void router.invalidate();
  };
  return (
    <div>
      <ErrorState
        title={missing ? "A new version is here" : "This page could not be shown"}
        message={missing ? "Load the page again to go on. What you typed is kept." : message}
        onRetry={retry}
      >
        <a href="/" className={buttonClass()}>
          Go to Alignment
        </a>
      </ErrorState>
    </div>
  );
}

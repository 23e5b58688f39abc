import { t } from "@lingui/core/macro";
import { amount } from "../lib/numbers";
import { Button } from "./Button";

/** Under a list of which a part is shown: brings the next part. */
export function MoreButton({ shown, total, onMore }: { shown: number; total: number; onMore: () => void }) {
  return (
    <div>
      <Button onPress={onMore}>{t`Show more: ${amount(shown)} of ${amount(total)} are shown`}</Button>
    </div>
  );
}

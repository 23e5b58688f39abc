import { lazy, Suspense, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { onReach, reachNow } from "../lib/reach";
import styles from "./shell.module.css";

const UnreadBanner = lazy(() => import("../features/announcements/UnreadBanner"));
const CoachingBanner = lazy(() => import("../features/coaching/CoachingBanner"));
const ReachNotes = lazy(() => import("../features/live/ReachNotes"));

/** What there is to say on every page. It stands at the foot, so that nothing moves when it comes. */
export function Foot() {
  const { asOf, isNewer } = useSyncExternalStore(onReach, reachNow);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = document.documentElement.style;
    const watch = new ResizeObserver(([foot]) => {
      root.setProperty("--foot", `${foot?.borderBoxSize[0]?.blockSize ?? 0}px`);
    });
    if (place.current) watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} className={styles.foot}>
      <Suspense fallback={null}>
        {asOf !== null || isNewer ? <ReachNotes asOf={asOf} isNewer={isNewer} /> : null}
      </Suspense>
      <Suspense fallback={null}>
        <UnreadBanner />
      </Suspense>
      <Suspense fallback={null}>
        <CoachingBanner />
      </Suspense>
    </div>
  );
}

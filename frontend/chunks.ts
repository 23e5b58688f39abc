/** Libraries that every page stands on; together they compress better than apart. */
const LIBRARIES = [
  "react",
  "react-dom",
  "scheduler",
  "use-sync-external-store",
  "@tanstack/(react-router|router-core|history|store|react-store)",
  "urql",
  "wonka",
  "@urql/core",
  "@urql/exchange-graphcache",
  "@0no-co/graphql.web",
];

/** What nearly every page draws with. Nothing large belongs here, and nothing that one page alone needs. */
const FRAME = [
  "ui/(Avatar|Button|EmptyState|ErrorState|HealthMark|Page|Skeleton|Trans|useRested)",
  "lib/(days|drafts|keys|numbers|plain|refusals|searchParams|sentences|words)",
  "graphql/(useSave|refusals|generated/(index|fragment-masking|gql))",
  "features/session/session",
  "features/objectives/objectives",
  "pages/(answer|problem)",
];

const packaged = (names: readonly string[]) => new RegExp(`/node_modules/(${names.join("|")})/`);

/**
 * Chunks that the bundler would cut into dozens of crumbs: each crumb is a request, and compressed by itself. The start
 * holds what is read before the language is there; it must not need anything of the frame, whose texts come after.
 */
export const splitting = {
  groups: [
    { name: "start", priority: 3, test: /\/@lingui\/core\/|\/src\/lib\/(language|settings)\.ts|preload-helper/ },
    { name: "libraries", priority: 2, test: packaged(LIBRARIES) },
    { name: "frame", priority: 1, test: new RegExp(`/src/(${FRAME.join("|")})\\.|/node_modules/@lingui/react/`) },
  ],
};

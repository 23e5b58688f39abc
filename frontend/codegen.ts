import type { CodegenConfig } from "@graphql-codegen/cli";

/** PLUMBLINE_SCHEMA_FILE points elsewhere while a schema is being drafted. */
const config: CodegenConfig = {
  schema: process.env["PLUMBLINE_SCHEMA_FILE"] ?? "schema.graphql",
  documents: ["frontend/src/**/*.{ts,tsx}", "!frontend/src/graphql/generated/**"],
  generates: {
    "frontend/src/graphql/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: { unmaskFunctionName: "unmasked" } },
      config: {
        enumsAsTypes: true,
        namingConvention: "keep",
        useTypeImports: true,
        scalars: { DateTime: "string", Date: "string" },
        strictScalars: true,
      },
    },
  },
};

export default config;

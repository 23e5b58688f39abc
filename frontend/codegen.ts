import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";

/** PLUMBLINE_SCHEMA_FILE points elsewhere while a schema is being drafted. */
const config: CodegenConfig = {
  schema: process.env["PLUMBLINE_SCHEMA_FILE"] ?? "schema.graphql",
  documents: ["frontend/src/**/*.{ts,tsx}", "!frontend/src/graphql/generated/**"],
  generates: {
    "frontend/src/graphql/generated/": {
      preset: "client",
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: "unmasked" },
        // Each document carries the hash by which the server knows it; the build gives the server their texts.
        persistedDocuments: { hashAlgorithm: "sha256" },
      },
      // What the cache would add to a document is in it before it is hashed.
      documentTransforms: [addTypenameSelectionDocumentTransform],
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

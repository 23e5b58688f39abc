import { fileURLToPath } from "node:url";
import { type NodePath, type PluginObj, transformAsync, types } from "@babel/core";
import linguiMacro from "@lingui/babel-plugin-lingui-macro";
import { makeConfig } from "@lingui/conf";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";

/** The language is chosen once per page, so `Trans` is one that subscribes to nothing. */
const TRANS = fileURLToPath(new URL("../src/ui/Trans.tsx", import.meta.url));

export const LINGUI = makeConfig(
  { locales: ["en", "de"], sourceLocale: "en", runtimeConfigModule: { Trans: [TRANS, "Trans"] } },
  { skipValidation: true },
);

/** A message as the browser needs it: a plain text as it is, one with gaps or plurals as the parts that fill them. */
export function compiled(message: string): unknown {
  const parts: unknown[] = compileMessage(message);
  return parts.length === 1 && typeof parts[0] === "string" ? parts[0] : JSON.parse(JSON.stringify(parts));
}

function isDescriptor({ leadingComments }: types.ObjectExpression): boolean {
  return leadingComments?.some((comment) => comment.value.trim() === "i18n") === true;
}

export interface Message {
  readonly id: string;
  readonly message: string;
}

/** Visits what the macros leave behind: each message with its id. `change` may give both another form. */
export function messagesVisited(change: (said: Message) => { id: string; message: unknown } | undefined): PluginObj {
  const held = (node: types.ObjectExpression, name: string) =>
    node.properties.find((each) => types.isObjectProperty(each) && types.isIdentifier(each.key, { name }));
  return {
    visitor: {
      ObjectExpression({ node }: NodePath<types.ObjectExpression>) {
        if (!isDescriptor(node)) return;
        const [id, message] = [held(node, "id"), held(node, "message")];
        if (!types.isObjectProperty(id) || !types.isStringLiteral(id.value)) return;
        if (!types.isObjectProperty(message) || !types.isStringLiteral(message.value)) return;
        const other = change({ id: id.value.value, message: message.value.value });
        if (!other) return;
        id.value = types.stringLiteral(other.id);
        message.value = types.valueToNode(other.message);
      },
    },
  };
}

/** The code of a file with its macros written out. */
export async function withoutMacros(code: string, file: string, visited: PluginObj) {
  return transformAsync(code, {
    filename: file,
    babelrc: false,
    configFile: false,
    sourceMaps: true,
    parserOpts: { plugins: ["typescript", "jsx"] },
    plugins: [[linguiMacro, { linguiConfig: LINGUI, stripMessageField: false }], visited],
  });
}

/**
 * English stands in the code, ready to be filled: it needs no catalog, and the browser no parser of messages.
 * `numbers` gives messages shorter names than their hashes.
 */
export function macros(numbers: () => Promise<ReadonlyMap<string, string>>): Plugin {
  return {
    name: "macros",
    enforce: "pre",
    async transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || !/["']@lingui\/(core|react)\/macro["']/.test(code)) return null;
      const known = await numbers();
      const visited = messagesVisited(({ id: hash, message }) => ({
        id: known.get(hash) ?? hash,
        message: compiled(message),
      }));
      const done = await withoutMacros(code, id, visited);
      return done?.code ? { code: done.code, map: done.map } : null;
    },
  };
}

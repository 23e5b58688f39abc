import { types } from "@babel/core";

/** One step on the way down to a literal: the node above, and the name under which it holds what is below. */
export interface Step {
  readonly node: types.Node;
  readonly key: string;
}

/** Stands for a value within a text. */
export const GAP = "\uFFFC";

/** Says a number with its noun in English only. */
export const COUNTED = "counted";

/** Attributes and properties whose texts are always seen. */
const SEEN = new Set([
  "label",
  "title",
  "text",
  "note",
  "name",
  "word",
  "message",
  "heading",
  "description",
  "hint",
  "placeholder",
  "alt",
  "problem",
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "aria-valuetext",
  "errorMessage",
  "empty",
  "above",
  "help",
  "summary",
  "question",
  "caption",
  "link",
  "said",
  "why",
]);

/** Attributes and properties whose texts are never seen. */
const UNSEEN = new Set([
  "className",
  "class",
  "id",
  "key",
  "to",
  "href",
  "src",
  "rel",
  "role",
  "type",
  "look",
  "tone",
  "d",
  "viewBox",
  "path",
  "from",
  "search",
  "params",
  "__typename",
  "htmlFor",
  "autoComplete",
  "inputMode",
  "dir",
  "lang",
  "slot",
  "target",
  "shape",
  "kind",
  "fill",
  "stroke",
  "transform",
  "textAnchor",
  "points",
  "method",
  "credentials",
  "headers",
  "url",
  "requestPolicy",
  "component",
  "code",
  "defaultPreload",
  "behavior",
  "block",
  "font",
  "mode",
  "style",
  "accept",
  "size",
  "scope",
  "selectionMode",
  "part",
  "tab",
  "does",
  "align",
  "orientation",
  "aria-live",
  "aria-current",
  "aria-haspopup",
  "data-tone",
  "aria-sort",
  "strokeLinecap",
  "preserveAspectRatio",
  "unit",
]);

/** Functions that are given keys, addresses and other things nobody reads. */
const TECHNICAL = new Set([
  "graphql",
  "addEventListener",
  "removeEventListener",
  "querySelector",
  "querySelectorAll",
  "getElementById",
  "getRouteApi",
  "includes",
  "startsWith",
  "endsWith",
  "has",
  "get",
  "join",
  "split",
  "replace",
  "replaceAll",
  "setAttribute",
  "getAttribute",
  "removeAttribute",
  "oneOf",
  "textOf",
  "flagOf",
  "numberOf",
  "getContext",
  "test",
  "createElement",
  "closest",
  "matches",
  "indexOf",
  "padStart",
  "padEnd",
  "draft",
  "keepDraft",
  "useDraft",
  "fetch",
  "localeCompare",
  "inspectFields",
  "invalidate",
  "normalize",
  "DateTimeFormat",
  "NumberFormat",
  "RelativeTimeFormat",
  "Collator",
  "Segmenter",
  "ListFormat",
  "PluralRules",
  "createObjectStore",
  "transaction",
  "openDB",
  "measure",
  "getItem",
  "setItem",
  "removeItem",
  "postMessage",
  "matchMedia",
  "resolve",
  "createIndex",
  "objectStore",
  "stored",
  "store",
  "toggleAttribute",
  "setProperty",
  "getPropertyValue",
  "execCommand",
  "error",
  "append",
  "set",
  "delete",
  "encode",
  "parse",
  "useFragment",
  "lazyRouteComponent",
]);

/** Where words stand that nobody sees, by file and declaration, and why. */
const EXCEPT: Readonly<Record<string, readonly string[]>> = {
  "alignment/asText.ts": [],
  "picture/SvgPen.ts": [],
  "checkins/outboxShelf.ts": ["oneWindow"],
  "graphql/client.ts": ["POSSIBLE_TYPES", "WITHOUT_ID"],
  "lib/language.ts": ["LANGUAGES"],
  "notifications/NotificationRow.tsx": ["BOXES"],
  "objectives/keyResultDraft.ts": ["FIELDS"],
  "objectives/refusals.ts": ["FIELDS"],
  "/main.tsx": [],
};

const letters = (text: string) => /\p{L}{2}/u.test(text);
const isConstant = (text: string) => /^[A-Z][A-Z\d_]+$/.test(text);

/** Addresses, media queries, fonts, colours and the like: several words, but for machines. */
const FOR_MACHINES = /^(?:[a-z-]*\([a-z-]+:|[a-z-]+\(|[.#/@[]|https?:|data:|var\(|(?:\d+ )?(?:\d+|\uFFFC)?px\b)/;

/** Whether a text looks like words for people: several, or one that begins like a sentence. */
export function looksLikeWords(text: string): boolean {
  const trimmed = text.trim();
  if (isConstant(trimmed) || !letters(text) || FOR_MACHINES.test(trimmed)) return false;
  if (text.includes(GAP))
    return /\s/.test(text) && /(?:^|[\s(“:;,.\uFFFC])\p{L}[\p{Ll}’'-]*(?=$|[\s)”:;,.?…!])/u.test(text);
  return (
    /^\p{Lu}\p{Ll}+ \S/u.test(text) ||
    /\p{L}[\p{L}’'-]*[,;:]?\s+\S*\p{L}/u.test(text) ||
    /^\p{Lu}\p{Ll}+(?:[-’']\p{L}+)*[….!?:]?$/u.test(trimmed)
  );
}

function nameOf(node: types.Node | null | undefined): string {
  if (types.isIdentifier(node) || types.isJSXIdentifier(node)) return node.name;
  if (types.isStringLiteral(node)) return node.value;
  if (types.isMemberExpression(node)) return nameOf(node.property);
  return "";
}

/** What the place of a literal says of it: seen, unseen, or that its look must tell. */
type Verdict = "seen" | "unseen" | "look";

function byName(name: string): Verdict {
  if (SEEN.has(name)) return "seen";
  return UNSEEN.has(name) || name.startsWith("data-") ? "unseen" : "look";
}

const COMPARISONS = new Set(["===", "!==", "==", "!=", "in", "instanceof", "<", ">"]);

/** The verdict of one step up, or null where the text passes through it. */
function verdict({ node, key }: Step, above: Step | undefined): Verdict | null {
  if (key === "macro") return "look";
  if (types.isJSXExpressionContainer(node)) return above?.key === "children" ? "seen" : null;
  if (types.isJSXAttribute(node)) {
    const name = types.isJSXIdentifier(node.name) ? node.name.name : "";
    return name === "name" ? "look" : byName(name);
  }
  if (types.isObjectProperty(node)) {
    if (key === "key") return "unseen";
    const name = nameOf(node.key);
    if (isConstant(name) && !node.computed) return "seen";
    // An object may be a table of words by keys that are attributes elsewhere.
    return byName(name) === "seen" ? "seen" : "look";
  }
  if (types.isConditionalExpression(node)) return key === "test" ? "unseen" : null;
  if (types.isLogicalExpression(node)) return null;
  if (types.isBinaryExpression(node)) return COMPARISONS.has(node.operator) ? "unseen" : null;
  if (types.isMemberExpression(node) && key === "property") return "unseen";
  if (types.isSwitchCase(node) && key === "test") return "unseen";
  if (types.isTSEnumMember(node) || types.isDirective(node) || types.isClassProperty(node)) return "unseen";
  if (types.isNewExpression(node) && key === "arguments")
    return TECHNICAL.has(nameOf(node.callee)) || nameOf(node.callee) === "URL" ? "unseen" : "look";
  if (types.isCallExpression(node) && key === "arguments") {
    if (types.isImport(node.callee)) return "unseen";
    const name = nameOf(node.callee);
    if (name === "announce" || name === "complain") return "seen";
    return TECHNICAL.has(name) ? "unseen" : "look";
  }
  if (types.isVariableDeclarator(node) || types.isReturnStatement(node)) return "look";
  if (types.isAssignmentPattern(node) || types.isAssignmentExpression(node))
    return byName(nameOf(node.left)) === "seen" ? "seen" : "look";
  return null;
}

/** Whether a literal is a text for people; `text` has a GAP for each value in it. */
export function isShown(text: string, path: readonly Step[], file: string): boolean {
  if (!letters(text.replaceAll("Plumbline", ""))) return false;
  if (isExcepted(path, file)) return false;
  for (let place = path.length - 1; place >= 0; place -= 1) {
    const found = verdict(path[place] as Step, path[place - 1]);
    if (found === "unseen") return false;
    if (found === "seen") return !isConstant(text) && !/^[a-z]+[A-Z]\w+$/.test(text) && /\p{L}{2}/u.test(text);
    if (found === "look") return looksLikeWords(text);
  }
  return false;
}

function isExcepted(path: readonly Step[], file: string): boolean {
  const names = Object.entries(EXCEPT).find(([end]) => file.endsWith(end))?.[1];
  if (!names) return false;
  if (names.length === 0) return true;
  return path.some(
    ({ node }) =>
      (types.isVariableDeclarator(node) || types.isFunctionDeclaration(node)) && names.includes(nameOf(node.id)),
  );
}

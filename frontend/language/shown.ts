import { parseSync, types } from "@babel/core";
import { COUNTED, GAP, isShown, type Step } from "./rules";

/** A text that somebody sees and that is not yet said through Lingui. */
export type Shown =
  | { readonly as: "string" | "template" | "attribute"; readonly node: types.Node; readonly text: string }
  | { readonly as: "counted"; readonly node: types.CallExpression; readonly text: string; readonly inRun: boolean }
  | {
      readonly as: "run";
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly node: types.Node;
    };

const MACROS = new Set(["t", "plural"]);
/** Lingui’s own Select is not used: ours is a field of a form. */
const MACRO_ELEMENTS = new Set(["Trans", "Plural"]);
/** Elements that may stand inside a sentence. */
const INLINE = new Set(["a", "Link", "strong", "em", "b", "i", "kbd", "code", "time", "q", "span", "br", "bdi"]);
/** Those that belong to the sentence even where they begin or end it. */
const WORDS = new Set(["a", "Link", "strong", "em", "b"]);

const tagOf = (node: types.JSXElement) =>
  types.isJSXIdentifier(node.openingElement.name) ? node.openingElement.name.name : "";

export function parsed(code: string): types.File {
  return parseSync(code, {
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: ["typescript", "jsx"] },
  }) as types.File;
}

function isNode(value: unknown): value is types.Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

function* childrenOf(node: types.Node): Generator<[string, types.Node]> {
  for (const [key, value] of Object.entries(node)) {
    if (key.endsWith("Comments") || key === "extra" || key === "loc" || key === "tokens") continue;
    if (Array.isArray(value)) for (const each of value) if (isNode(each)) yield [key, each];
    if (isNode(value)) yield [key, value];
  }
}

function contains(node: types.Node, wanted: (node: types.Node) => boolean): boolean {
  if (wanted(node)) return true;
  for (const [, child] of childrenOf(node)) if (contains(child, wanted)) return true;
  return false;
}

const hasJsx = (node: types.Node) => contains(node, (each) => types.isJSXElement(each) || types.isJSXFragment(each));

type Piece = "text" | "blank" | "expression" | "inline" | "other";

function pieceOf(child: types.Node): Piece {
  if (types.isJSXText(child)) return child.value.trim() === "" ? "blank" : "text";
  if (types.isJSXExpressionContainer(child)) {
    if (types.isJSXEmptyExpression(child.expression)) return "other";
    if (types.isStringLiteral(child.expression)) return child.expression.value.trim() === "" ? "blank" : "text";
    return hasJsx(child.expression) ? "other" : "expression";
  }
  if (types.isJSXElement(child) && INLINE.has(tagOf(child)))
    return child.children.every((each) => pieceOf(each) !== "other") ? "inline" : "other";
  return "other";
}

/** Whether a child of an element holds words of its own. */
function hasWords(child: types.Node): boolean {
  if (types.isJSXText(child) && child.value.trim() === "Plumbline") return false;
  if (types.isJSXText(child))
    return /\p{L}{2}|\p{L}\s|\s\p{L}/u.test(child.value) || /^\p{L}$/u.test(child.value.trim());
  if (types.isJSXExpressionContainer(child))
    return types.isStringLiteral(child.expression) && /\p{L}{2}/u.test(child.expression.value);
  return types.isJSXElement(child) && child.children.some(hasWords);
}

/** The runs of text, values and inline elements among the children of an element: each is one sentence or a part of one. */
function* runsOf(children: readonly types.Node[]): Generator<types.Node[]> {
  let run: types.Node[] = [];
  for (const child of [...children, null]) {
    if (child && pieceOf(child) !== "other") {
      run.push(child);
      continue;
    }
    const trimmed = trim(run);
    if (trimmed.some((each) => pieceOf(each) === "text" && hasWords(each))) yield trimmed;
    run = [];
  }
}

function trim(run: readonly types.Node[]): types.Node[] {
  const stays = (child: types.Node) => {
    const piece = pieceOf(child);
    if (piece === "inline") return types.isJSXElement(child) && WORDS.has(tagOf(child)) && hasWords(child);
    return piece !== "blank";
  };
  const first = run.findIndex(stays);
  const last = run.findLastIndex(stays);
  return first === -1 ? [] : run.slice(first, last + 1);
}

function textOfTemplate(node: types.TemplateLiteral): string {
  return node.quasis.map((each) => each.value.cooked ?? "").join(GAP);
}

class Looking {
  readonly found: Shown[] = [];
  constructor(
    private readonly code: string,
    private readonly file: string,
  ) {}

  look(node: types.Node, path: readonly Step[], inRun: boolean): void {
    if (
      types.isTSType(node) ||
      types.isTSTypeAnnotation(node) ||
      types.isTSInterfaceDeclaration(node) ||
      types.isTSTypeAliasDeclaration(node)
    )
      return;
    if (types.isImportDeclaration(node) || types.isExportAllDeclaration(node)) return;
    if (types.isTaggedTemplateExpression(node)) {
      for (const each of node.quasi.expressions) this.look(each, [...path, { node, key: "macro" }], false);
      return;
    }
    if (types.isCallExpression(node) && this.called(node, path, inRun)) return;
    if (types.isStringLiteral(node)) return this.string(node, path);
    if (types.isTemplateLiteral(node)) this.template(node, path);
    const inside = types.isJSXElement(node) || types.isJSXFragment(node) ? this.element(node) : [];
    for (const [key, child] of childrenOf(node)) {
      const held =
        key === "children"
          ? inside.includes(child) || (inRun && types.isJSXElement(node))
          : inRun && !types.isJSXElement(node);
      if (key === "openingElement" && types.isJSXElement(node) && MACRO_ELEMENTS.has(tagOf(node))) {
        for (const each of node.openingElement.attributes)
          if (types.isJSXAttribute(each) && each.name.name === "value")
            this.look(each, [...path, { node, key: "macro" }], false);
        continue;
      }
      this.look(child, [...path, { node, key }], held);
    }
  }

  /** Finds the runs among an element's children, and answers those that are in one. */
  private element(node: types.JSXElement | types.JSXFragment): types.Node[] {
    if (types.isJSXElement(node) && MACRO_ELEMENTS.has(tagOf(node))) return node.children;
    const held: types.Node[] = [];
    if (this.heldElements.has(node)) return node.children;
    for (const run of runsOf(node.children)) {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) continue;
      const start = (first.start ?? 0) + (types.isJSXText(first) ? lead(this.code, first) : 0);
      const end = (last.end ?? 0) - (types.isJSXText(last) ? trail(this.code, last) : 0);
      this.found.push({ as: "run", start, end, text: this.code.slice(start, end).replace(/\s+/g, " "), node });
      held.push(...run);
      for (const each of run) this.hold(each);
    }
    return held;
  }

  private readonly heldElements = new Set<types.Node>();
  private hold(node: types.Node): void {
    if (types.isJSXElement(node)) {
      this.heldElements.add(node);
      node.children.forEach((each) => this.hold(each));
    }
  }

  private called(node: types.CallExpression, path: readonly Step[], inRun: boolean): boolean {
    if (!types.isIdentifier(node.callee)) return false;
    if (MACROS.has(node.callee.name)) {
      const [value] = node.arguments;
      if (value) this.look(value, [...path, { node, key: "macro" }], false);
      return true;
    }
    if (node.callee.name !== COUNTED || !types.isStringLiteral(node.arguments[1])) return false;
    this.found.push({
      as: "counted",
      node,
      text: this.code.slice(node.start ?? 0, node.end ?? 0),
      inRun: inRun && path.at(-1)?.key === "expression" && types.isJSXExpressionContainer(path.at(-1)?.node),
    });
    this.look(node.arguments[0] as types.Node, [...path, { node, key: "macro" }], false);
    return true;
  }

  private string(node: types.StringLiteral, path: readonly Step[]): void {
    const parent = path.at(-1);
    if (parent && types.isJSXExpressionContainer(parent.node) && path.at(-2)?.key === "children") {
      // A text in braces among children is part of a run.
      if (
        this.found.some((each) => each.as === "run" && each.start <= (node.start ?? 0) && each.end >= (node.end ?? 0))
      )
        return;
    }
    if (
      path.some(
        (each, place) =>
          each.key === "children" &&
          types.isJSXElement(each.node) &&
          MACRO_ELEMENTS.has(tagOf(each.node)) &&
          place === path.length - 2,
      )
    )
      return;
    if (!isShown(node.value, path, this.file)) return;
    const as = parent && types.isJSXAttribute(parent.node) ? "attribute" : "string";
    this.found.push({ as, node, text: node.value });
  }

  private template(node: types.TemplateLiteral, path: readonly Step[]): void {
    const text = textOfTemplate(node);
    if (isShown(text, path, this.file)) this.found.push({ as: "template", node, text });
  }
}

const lead = (code: string, node: types.Node) =>
  /^\s*/.exec(code.slice(node.start ?? 0, node.end ?? 0))?.[0].length ?? 0;
const trail = (code: string, node: types.Node) =>
  /\s*$/.exec(code.slice(node.start ?? 0, node.end ?? 0))?.[0].length ?? 0;

/** The texts of a file that somebody sees and that are not said through Lingui, in their order. */
export function shownTexts(code: string, file: string): Shown[] {
  const looking = new Looking(code, file);
  looking.look(parsed(code).program, [], false);
  return looking.found;
}

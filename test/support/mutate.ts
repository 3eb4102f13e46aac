import { parseAst } from 'rolldown/parseAst';

/**
 * A change of a function. The function is found by its name, in whichever file it is, and the place in it by an expression
 * that stands there, however it is laid out: the change outlives what a refactoring moves, reorders or formats anew. Where
 * the expression stands several times in the function, all of them change.
 */
export type Mutation = {
  readonly in: string;
  /** Only in this case of a `switch`. */
  readonly case?: string;
} & (
  | { readonly replace: string; readonly by: string }
  /** The statements that hold the expression. */
  | { readonly remove: string }
  /** Before the statements that hold the expression. */
  | { readonly before: string; readonly insert: string }
);

interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

/**
 * @param sources texts by the names of their files
 * @returns the sources with the changes
 * @throws Error unless each change finds one function and its place in it
 */
export function mutate(
  sources: ReadonlyMap<string, string>,
  mutations: readonly Mutation[],
): ReadonlyMap<string, string> {
  const changed = new Map(sources);
  for (const mutation of mutations) {
    const found = [...changed].flatMap(([file, text]) =>
      functionsOf(text)
        .filter((node) => nameOf(node) === mutation.in)
        .flatMap((node) => (mutation.case === undefined ? node : casesOf(node, mutation.case)))
        .map((body) => ({ file, text, body })),
    );
    const [only, ...others] = found;
    if (only === undefined || others.length > 0)
      throw new Error(`${found.length} functions have the name ${mutation.in}; it must be one.`);
    changed.set(only.file, mutated(only.text, only.body, mutation));
  }
  return changed;
}

/** Nodes with a function's name, by the text of their file: hundreds of mutations change the same sources. */
const functions = new Map<string, readonly Syntax[]>();

function functionsOf(text: string): readonly Syntax[] {
  const known = functions.get(text) ?? nodesOf(parse(text)).filter((node) => nameOf(node) !== undefined);
  functions.set(text, known);
  return known;
}

function mutated(text: string, body: Syntax, mutation: Mutation): string {
  const place = 'replace' in mutation ? mutation.replace : 'remove' in mutation ? mutation.remove : mutation.before;
  const [sought] = nodesOf(parse(`(${place})`)).filter(({ type }) => type === 'ExpressionStatement');
  const shape = shapeOf(sought?.['expression']);
  const holds = (node: Syntax) => nodesOf(node).some((inner) => shapeOf(inner) === shape);
  const innermost = (nodes: readonly Syntax[]) =>
    nodes.filter(
      (node) => !nodes.some((other) => other !== node && other.start >= node.start && other.end <= node.end),
    );
  const all = nodesOf(body);
  const targets =
    'replace' in mutation
      ? innermost(all.filter((node) => shapeOf(node) === shape))
      : innermost(all.filter((node) => /(?<!Block)Statement$|^VariableDeclaration$/.test(node.type) && holds(node)));
  if (targets.length === 0) throw new Error(`The function ${mutation.in} has no \`${place}\`.`);
  return targets
    .toSorted((a, b) => b.start - a.start)
    .reduce((changed, { start, end }) => {
      const old = changed.slice(start, end);
      const now =
        'replace' in mutation ? `(${mutation.by})` : 'remove' in mutation ? ';' : `{ ${mutation.insert} ${old} }`;
      return changed.slice(0, start) + now + changed.slice(end);
    }, text);
}

function parse(text: string): Syntax {
  return parseAst(text, { lang: 'ts' }) as unknown as Syntax;
}

function casesOf(node: Syntax, value: string): Syntax[] {
  return nodesOf(node).filter(
    ({ type, test }) => type === 'SwitchCase' && (test as Syntax | null)?.['value'] === value,
  );
}

/** The name of a function, a method, or a function that a variable holds. */
function nameOf({ type, id, key, init, value }: Syntax): unknown {
  const isFunction = (node: unknown) => /Function/.test((node as Syntax | null)?.type ?? '');
  if (type === 'FunctionDeclaration') return (id as Syntax)['name'];
  if (type === 'MethodDefinition') return (key as Syntax)['name'];
  return type === 'VariableDeclarator' && isFunction(init ?? value) ? (id as Syntax)['name'] : undefined;
}

/** A node and all below it, without names that stand for no value: of members, keys and declarations. */
function nodesOf(node: Syntax): Syntax[] {
  const below = Object.entries(node).flatMap(([member, value]) => {
    const isName = ['property', 'key', 'id', 'label'].includes(member) && node['computed'] !== true;
    return isName
      ? []
      : [value].flat().filter((each): each is Syntax => typeof (each as Syntax | null)?.type === 'string');
  });
  return [node, ...below.flatMap(nodesOf)];
}

/** A node as text, the same for the same syntax: without positions, parentheses and `?.`. */
function shapeOf(node: unknown): string {
  return JSON.stringify(node, (member, value: unknown) => {
    if (['start', 'end', 'range', 'optional', 'raw'].includes(member)) return undefined;
    let inner = value;
    while (/^(Chain|Parenthesized)Expression$/.test((inner as Syntax | null)?.type ?? ''))
      inner = (inner as Syntax)['expression'];
    return inner;
  });
}

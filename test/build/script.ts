/** What can be read off the text of a script without running it. */
import { parse, type AnyNode } from 'acorn';
import { Linter } from 'eslint';

export interface Script {
  /** The functions that Google finds by name: those declared at the top level. */
  readonly functions: readonly string[];
  /** Other names declared at the top level. */
  readonly variables: readonly string[];
  /** Names used but declared nowhere and not in ES2019: what the script expects of its host. */
  readonly globals: readonly string[];
  /** Uses of a member: `Service.method` where the object is a plain name, and `.method` of any object. */
  readonly members: readonly string[];
}

/** Reads a script; throws a SyntaxError where it is not ES2019, or uses `import` or `export`. */
export function read(code: string): Script {
  const program = parse(code, { ecmaVersion: 2019, sourceType: 'script' });
  return {
    functions: program.body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : [])),
    variables: program.body.flatMap((node) =>
      node.type === 'VariableDeclaration'
        ? node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
        : [],
    ),
    globals: undeclared(code),
    members: [...new Set([...nodesOf(program)].flatMap(membersOf))].sort(),
  };
}

function undeclared(code: string): readonly string[] {
  const messages = new Linter().verify(code, {
    languageOptions: { ecmaVersion: 2019, sourceType: 'script' },
    linterOptions: { noInlineConfig: true },
    rules: { 'no-undef': ['error', { typeof: true }] },
  });
  const lines = code.split('\n');
  const names = messages.map(({ line, column, endColumn }) =>
    (lines[line - 1] ?? '').slice(column - 1, (endColumn ?? column) - 1),
  );
  return [...new Set(names)].sort();
}

function* nodesOf(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const value of Object.values(node).flat() as unknown[]) {
    if (isNode(value)) yield* nodesOf(value);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function membersOf(node: AnyNode): readonly string[] {
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return [];
  const { name } = node.property;
  return node.object.type === 'Identifier' ? [`${node.object.name}.${name}`, `.${name}`] : [`.${name}`];
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A text that code asks for: its key and its English words, in the singular too where it counts something. */
export interface PanelText {
  readonly key: string;
  readonly text: string;
  readonly singular: string | null;
}

/** The texts that a panel's module and all it imports from src/panels look up, by reading the sources. */
export function readPanelTexts(moduleFile: string): PanelText[] {
  const pending = [path.resolve(moduleFile)];
  const seen = new Set(pending);
  const texts = new Map<string, PanelText>();
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    for (const imported of importedFiles(source)) {
      if (!seen.has(imported)) {
        seen.add(imported);
        pending.push(imported);
      }
    }
    for (const text of textsOf(source)) {
      const before = texts.get(text.key);
      if (before && (before.text !== text.text || before.singular !== text.singular)) {
        throw new Error(`${text.key} has two texts: "${before.text}" and "${text.text}"`);
      }
      texts.set(text.key, text);
    }
  }
  return Array.from(texts.values());
}

function importedFiles(source: ts.SourceFile): string[] {
  return [...statedImports(source), ...laterImports(source)].flatMap((name) => {
    if (!/^(?:\.\.?\/)+[^.]*$/.test(name)) {
      return [];
    }
    const base = path.resolve(path.dirname(source.fileName), name);
    const file = ['.ts', '.tsx'].map((end) => base + end).find((candidate) => ts.sys.fileExists(candidate));
    return file ? [file] : [];
  });
}

function statedImports(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    const isValueImport =
      ts.isImportDeclaration(statement) &&
      !(
        statement.importClause?.namedBindings &&
        ts.isNamedImports(statement.importClause.namedBindings) &&
        statement.importClause.namedBindings.elements.every((element) => element.isTypeOnly)
      );
    return isValueImport && ts.isStringLiteral(statement.moduleSpecifier) ? [statement.moduleSpecifier.text] : [];
  });
}

/** What is loaded only when it is needed. */
function laterImports(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
    if (name && ts.isStringLiteral(name)) {
      found.push(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textsOf(source: ts.SourceFile): PanelText[] {
  const found: PanelText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
      found.push(textOf(node, source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textOf(call: ts.CallExpression, source: ts.SourceFile): PanelText {
  const [key, text, values] = call.arguments;
  if (!key || !text || !ts.isStringLiteral(key) || !ts.isStringLiteral(text)) {
    throw new Error(`${source.fileName}: a text needs a plain key and plain words: ${call.getText()}`);
  }
  const counts = valueOf(values, 'count') !== undefined;
  const singular = valueOf(values, 'defaultValue_one');
  if (counts !== (singular !== undefined)) {
    throw new Error(`${source.fileName}: ${key.text} counts something and needs a singular, or neither`);
  }
  return {
    key: key.text,
    text: text.text,
    singular: singular && ts.isPropertyAssignment(singular) ? literalText(singular.initializer) : null,
  };
}

function valueOf(values: ts.Expression | undefined, name: string): ts.ObjectLiteralElementLike | undefined {
  return values && ts.isObjectLiteralExpression(values)
    ? values.properties.find((property) => property.name?.getText() === name)
    : undefined;
}

function literalText(node: ts.Expression): string {
  if (!ts.isStringLiteral(node)) {
    throw new Error(`no plain words: ${node.getText()}`);
  }
  return node.text;
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Characters that fit beside each other in Grafana's option pane, some 300 CSS pixels wide. */
const roomForLabels = 41;
/** What a button adds to its label, in characters. */
const buttonRim = 4.5;

/** A row of radio buttons: the key of its name and its labels, as keys of texts or as plain words. */
interface RadioRow {
  readonly name: string;
  readonly labels: ReadonlyArray<{ readonly key: string } | { readonly text: string }>;
}

const panelFolder = path.resolve('src/panels');
const legendRows = readRows(path.join(panelFolder, 'kit', 'options', 'legendSection.ts'));
const panels = readdirSync(panelFolder, { withFileTypes: true }).flatMap((entry) => {
  const file = path.join(panelFolder, entry.name, 'options.ts');
  if (!entry.isDirectory() || !ts.sys.fileExists(file)) {
    return [];
  }
  const hasLegend = readFileSync(file, 'utf8').includes('legendSection');
  const rows = [...readRows(file), ...(hasLegend ? legendRows : [])];
  return rows.length === 0 ? [] : [{ panel: entry.name, rows }];
});

function readRows(file: string): RadioRow[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const rows: RadioRow[] = [];
  const visit = (node: ts.Node): void => {
    const isRadio = ts.isCallExpression(node) && /(^|\.)(addRadio|radioOption)$/.test(node.expression.getText());
    if (isRadio && node.arguments[0]) {
      const [name] = valuesOf(node.arguments[0], 'name');
      rows.push({
        name: name && 'key' in name ? name.key : '',
        labels: valuesOf(node.arguments[0], 'label'),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return rows;
}

/** What the properties of a name hold, wherever they are within a node. */
function valuesOf(node: ts.Node, name: string): Array<RadioRow['labels'][number]> {
  if (ts.isPropertyAssignment(node) && node.name.getText() === name) {
    const initializer = ts.isArrowFunction(node.initializer) ? node.initializer.body : node.initializer;
    const [key] = ts.isCallExpression(initializer) ? initializer.arguments : [];
    return key && ts.isStringLiteral(key)
      ? [{ key: key.text }]
      : ts.isStringLiteral(initializer)
        ? [{ text: initializer.text }]
        : [];
  }
  const found: Array<RadioRow['labels'][number]> = [];
  ts.forEachChild(node, (child) => {
    found.push(...valuesOf(child, name));
  });
  return found;
}

function textsOf(panel: string, language: string): (key: string) => string {
  const folder = path.join(panelFolder, panel, 'locales', language);
  const [file = ''] = readdirSync(folder);
  const all: unknown = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  return (key) => {
    const text = key.split('.').reduce((node, name) => Object(node)[name], all);
    if (typeof text !== 'string') {
      throw new Error(`${panel} has no text ${key} in ${language}`);
    }
    return text;
  };
}

const lengthOf = ({ labels }: RadioRow, textOf: (key: string) => string): number =>
  labels.reduce((sum, label) => sum + buttonRim + ('key' in label ? textOf(label.key) : label.text).length, 0);

describe.each(panels)('rows of radio buttons of the $panel panel', ({ panel, rows }) => {
  const english = textsOf(panel, 'en-US');
  const languages = readdirSync(path.join(panelFolder, panel, 'locales')).filter((language) => language !== 'en-US');

  it('are found with their labels', () => {
    expect(rows.filter(({ name, labels }) => name === '' || labels.length < 2)).toEqual([]);
  });

  it.each(languages)('fit the option pane in %s, or are no longer than in English', (language) => {
    const translated = textsOf(panel, language);
    const tooLong = rows.filter((row) => lengthOf(row, translated) > Math.max(roomForLabels, lengthOf(row, english)));
    expect(tooLong.map(({ name }) => name)).toEqual([]);
  });
});

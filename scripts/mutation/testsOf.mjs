import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';

/**
 * Which tests reach a source file by their imports: those that are called as the file or its folder, then those that are nearest.
 *
 * @param {string} root
 * @param {readonly string[]} folders of tests
 * @returns {(file: string) => string[]} file and tests by their paths from the root
 */
export function testsOf(root, folders) {
  const importers = new Map();
  for (const file of [...filesIn(root, 'src'), ...folders.flatMap((folder) => filesIn(root, folder))]) {
    for (const imported of importsOf(root, file)) {
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  }
  return (file) => {
    const reached = new Set([file]);
    for (const one of reached) {
      (importers.get(one) ?? []).forEach((importer) => reached.add(importer));
    }
    const tests = [...reached].filter((one) => /\.test\.tsx?$/.test(one));
    return tests.toSorted((a, b) => likeness(file, b) - likeness(file, a));
  };
}

/** 2 for a test that is called as the file, 1 for one that is called as its folder. */
function likeness(file, test) {
  const name = basename(test)
    .replace(/\.test\.tsx?$/, '')
    .toLowerCase();
  const folder = basename(dirname(file)).toLowerCase();
  return name ===
    basename(file)
      .replace(/\.tsx?$/, '')
      .toLowerCase()
    ? 2
    : name.includes(folder)
      ? 1
      : 0;
}

function filesIn(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

function importsOf(root, file) {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, specifier]) => specifier);
  return specifiers.flatMap((specifier) => {
    const path = normalize(join(dirname(file), specifier));
    return [`${path}.ts`, `${path}.tsx`, path].filter((candidate) => isFile(join(root, candidate))).slice(0, 1);
  });
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

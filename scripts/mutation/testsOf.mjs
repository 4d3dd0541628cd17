import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';

/**
 * Which tests reach a source file by their imports, the nearest first: those that are called as the file, then by how many imports lie between.
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
    const hops = new Map([[file, 0]]);
    for (const [one, distance] of hops) {
      for (const importer of importers.get(one) ?? []) {
        hops.set(importer, hops.get(importer) ?? distance + 1);
      }
    }
    const tests = [...hops.keys()].filter((one) => /\.test\.tsx?$/.test(one));
    const distance = (test) => (bare(test) === bare(file) ? 0 : hops.get(test));
    return tests.toSorted((a, b) => distance(a) - distance(b) || sharedWay(file, b) - sharedWay(file, a));
  };
}

/** How many folders below `src` and `tests/unit` a test has in common with a file. */
function sharedWay(file, test) {
  const way = dirname(file).split('/').slice(1);
  const tested = dirname(test).split('/').slice(2);
  const apart = way.findIndex((folder, i) => folder !== tested[i]);
  return apart < 0 ? way.length : apart;
}

function bare(path) {
  return basename(path)
    .replace(/(\.test)?\.tsx?$/, '')
    .toLowerCase();
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

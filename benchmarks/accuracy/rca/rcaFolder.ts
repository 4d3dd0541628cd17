import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type DependencyEdge } from '../../../src/core/rootcause/graph/dependencyGraph';
import { type CaseTable, readCaseTable } from './caseTable';
import { type RcaCase } from './rcaCase';

/** Reads the cases of a folder; each file is parsed once. */
export class RcaFolder {
  readonly cases: readonly RcaCase[];
  private readonly tables = new Map<string, CaseTable>();

  constructor(private readonly folder: string) {
    this.cases = JSON.parse(readFileSync(path.join(folder, 'cases.json'), 'utf8'));
  }

  table(file: string): CaseTable {
    let table = this.tables.get(file);
    if (table === undefined) {
      table = readCaseTable(path.join(this.folder, file));
      this.tables.set(file, table);
    }
    return table;
  }

  /** Of the graph beside the case's file; none where it is not known. */
  edges(rcaCase: RcaCase): readonly DependencyEdge[] {
    const file = path.join(this.folder, path.dirname(rcaCase.file), 'graph.json');
    const edges: Array<[string, string]> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
    return edges.map(([from, to]) => ({ from, to }));
  }
}

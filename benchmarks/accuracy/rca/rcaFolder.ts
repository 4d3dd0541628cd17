import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type SeriesMatrix } from '../../../src/core/series/seriesMatrix';
import { dependencyGraph, type DependencyGraph } from '../../../src/core/rootcause/graph/dependencyGraph';
import { type ProblemInput } from '../../../src/core/rootcause/ranking/prepareProblem';
import { type TimeRange } from '../../../src/core/rootcause/ranking/timeRange';
import { type RcaCase } from './rcaCase';
import { serviceOfColumn } from './serviceOfColumn';

/** Reads the cases of a folder; each file is parsed once. */
export class RcaFolder {
  readonly cases: readonly RcaCase[];
  private readonly matrices = new Map<string, SeriesMatrix>();
  private readonly graphs = new Map<string, DependencyGraph>();

  constructor(private readonly folder: string) {
    this.cases = JSON.parse(readFileSync(path.join(folder, 'cases.json'), 'utf8'));
  }

  /** What a ranking method may know of a case: metrics, windows, target and graph. */
  input(rcaCase: RcaCase): ProblemInput {
    const matrix = this.matrix(rcaCase.file);
    const target = matrix.series.findIndex(({ name }) => name === rcaCase.target?.column);
    return {
      matrix,
      window: rangeOf(rcaCase.window),
      baselineRanges: rcaCase.normal.map(rangeOf),
      baselineMatrix: rcaCase.normalFile === undefined ? undefined : this.matrix(rcaCase.normalFile),
      target: target < 0 ? undefined : target,
      graph: this.graph(path.dirname(rcaCase.file)),
    };
  }

  matrix(file: string): SeriesMatrix {
    let matrix = this.matrices.get(file);
    if (matrix === undefined) {
      matrix = parseMatrix(readFileSync(path.join(this.folder, file), 'utf8'));
      this.matrices.set(file, matrix);
    }
    return matrix;
  }

  /** The graph beside the files, an empty one where none is known. */
  graph(folder: string): DependencyGraph {
    let graph = this.graphs.get(folder);
    if (graph === undefined) {
      const file = path.join(this.folder, folder, 'graph.json');
      const edges: Array<[string, string]> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
      graph = dependencyGraph(edges.map(([from, to]) => ({ from, to })));
      this.graphs.set(folder, graph);
    }
    return graph;
  }
}

function rangeOf([from, to]: readonly [number, number]): TimeRange {
  return { fromMs: from * 1000, toMs: to * 1000 };
}

function parseMatrix(text: string): SeriesMatrix {
  const [head = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const columns = head.split(',').slice(1);
  const times = new Float64Array(lines.length);
  const values = new Float64Array(columns.length * lines.length).fill(Number.NaN);
  lines.forEach((line, row) => {
    const [time, ...cells] = line.split(',');
    times[row] = Number(time) * 1000;
    cells.forEach((cell, column) => {
      if (cell.trim() !== '') {
        values[column * lines.length + row] = Number(cell);
      }
    });
  });
  const series = columns.map((name) => ({
    name,
    labels: { service: serviceOfColumn(name), __name__: name.slice(name.lastIndexOf('|') + 1) },
    inputRefId: 'A',
  }));
  return { times, stepMs: (times[1] ?? 0) - (times[0] ?? 0), series, values };
}

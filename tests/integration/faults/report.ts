import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Watched } from './watchProcess';

const reports = new Map<string, string[]>();

/** Adds a line to a table of what was seen; it is written where `FAULT_REPORTS` names a folder. */
export function reportRow(report: string, cells: readonly string[], watched: Watched): void {
  const texts = [
    ...cells.map((cell) =>
      cell
        .replace(/\s+/g, ' ')
        .replace(/(127\.0\.0\.1:)\d+/g, '$1PORT')
        // What a table cannot hold, whole characters only.
        .replace(/\p{Cc}|\p{Cf}|\p{Cs}/gu, '�')
        .split('')
        .slice(0, 220)
        .join('')
        .replace(/[|_*<`]/g, '\\$&')
    ),
    `${(watched.elapsedMs / 1000).toFixed(2)} s`,
    `${watched.peakMegabytes} MB`,
    `${Math.round(watched.longestHealthMs)} ms`,
  ];
  const rows = reports.get(report) ?? [];
  rows.push(`| ${texts.join(' | ')} |`);
  reports.set(report, rows);
}

/** Writes a table; does nothing where none is wanted. */
export function writeReport(report: string): void {
  const folder = process.env['FAULT_REPORTS'];
  if (folder !== undefined) {
    writeFileSync(path.join(folder, `${report}.md`), `${(reports.get(report) ?? []).join('\n')}\n`);
  }
}

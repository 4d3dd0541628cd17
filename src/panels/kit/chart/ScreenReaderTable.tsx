import { css } from '@emotion/css';
import { t } from '@grafana/i18n';

/** Rows that a screen reader is given at most: the export has them all. */
const rowLimit = 500;

/** A chart's content in words. */
export interface ReadableTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** First cell of each row is its heading. */
  readonly rows: ReadonlyArray<readonly string[]>;
}

/** The chart's content as a table: unseen, and read aloud. */
export function ScreenReaderTable({ caption, columns, rows }: ReadableTable) {
  return (
    <div className={hiddenStyle}>
      <table>
        <caption>{rows.length > rowLimit ? `${caption} ${shortened(rows.length)}` : caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rowLimit).map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={index} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={index}>{cell}</td>
                )
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shortened(count: number): string {
  return t('table.shortened', '(first {{limit}} of {{number}} rows)', { limit: rowLimit, number: count });
}

const hiddenStyle = css({
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
});

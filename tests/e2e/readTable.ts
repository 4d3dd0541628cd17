import { type Locator } from 'playwright-core';

/** The cells of an HTML table by the headings of their row and column. */
export async function readTable(table: Locator): Promise<(row: string, column: string) => string | undefined> {
  const elements = await table.locator('tr').all();
  const rows = await Promise.all(elements.map((row) => row.locator('th,td').allTextContents()));
  const [columns = []] = rows;
  return (row, column) => rows.find(([heading]) => heading === row)?.[columns.indexOf(column)];
}

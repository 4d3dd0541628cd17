/** The service of a column `service|metric`. */
export function serviceOfColumn(column: string): string {
  return column.slice(0, column.lastIndexOf('|'));
}

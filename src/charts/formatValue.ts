/** Writes a number as its unit asks, with as many decimals as given, or as it needs. */
export type FormatValue = (value: number, decimals?: number) => string;

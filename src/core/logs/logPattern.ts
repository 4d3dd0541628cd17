/** A regular expression (without the `g` flag) with named groups, which become the fields. */
export interface LogPattern {
  readonly name: string;
  readonly pattern: RegExp;
}

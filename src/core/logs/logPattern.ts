/** What reads the fields of a line, such as a regular expression (without the `g` flag) with named groups. */
export interface LogPattern {
  readonly name: string;
  readonly pattern: {
    exec(line: string): { readonly groups?: Readonly<Record<string, string>> | undefined } | null;
  };
}

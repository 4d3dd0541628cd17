const readingStatements: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'SHOW', 'EXPLAIN', 'DESCRIBE', 'VALUES']);

/** Words that begin what writes, also after EXPLAIN ANALYZE or WITH. */
const writingWords: ReadonlySet<string> = new Set(
  'INSERT UPDATE DELETE MERGE TRUNCATE COPY CREATE ALTER DROP INTO SET GRANT REVOKE CALL EXECUTE'.split(' ')
);

const token =
  /\s+|--[^\n\r]*|(?<comment>\/\*)|(?<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*")|(?<word>[\p{L}_][\p{L}\p{N}_]*)|[^'"`$\\]/uy;

/**
 * Why an SQL text may not be sent: it is not one statement, or one that writes. Undefined where it only reads. Ways of
 * quoting in which dialects differ (backticks, dollar signs, backslashes, comments in comments) are refused.
 */
export function sqlRefusal(query: string): string | undefined {
  let isBegun = false;
  let isEnded = false;
  for (let at = 0; at < query.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(query);
    if (found === null) {
      return `the query cannot be checked from ${JSON.stringify(query.slice(at, at + 20))} on`;
    }
    const [text] = found;
    const { comment, quoted, word } = found.groups ?? {};
    if (comment !== undefined) {
      const end = query.indexOf('*/', at + 2);
      if (end < 0 || query.slice(at + 2, end).includes('/*')) {
        return 'the query cannot be checked: a comment does not end, or another one is in it';
      }
      token.lastIndex = end + 2;
      continue;
    }
    if (quoted?.includes('\\') === true) {
      return 'the query cannot be checked: a quoted text has a backslash';
    }
    if (text.startsWith('--') || text.trim() === '') {
      continue;
    }
    if (text === ';') {
      isEnded = isBegun;
      continue;
    }
    if (isEnded) {
      return 'only one statement may be sent: remove what follows the ";"';
    }
    const upper = word?.toUpperCase() ?? '';
    if (!isBegun && text !== '(' && !readingStatements.has(upper)) {
      return `only statements that read may be sent, SELECT, WITH, SHOW and EXPLAIN, and this one begins with "${text.slice(0, 40)}"`;
    }
    isBegun ||= text !== '(';
    if (writingWords.has(upper)) {
      return `"${text}" is a word of statements that write: remove it, or quote it where it is a name`;
    }
  }
  return undefined;
}

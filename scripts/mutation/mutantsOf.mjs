import ts from 'typescript';

/** Each operator, and what takes its place. */
const replacements = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
  [ts.SyntaxKind.SlashToken, '*'],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusEqualsToken, '-='],
  [ts.SyntaxKind.MinusEqualsToken, '+='],
]);

/**
 * Every small change of a source text that a test ought to notice: another operator, the opposite condition, a number one
 * higher, the other truth value. Texts, types, and what errors say are left alone, and so is the end of a loop over an array:
 * typed arrays take no value past their end.
 *
 * @param {string} file
 * @param {string} text
 * @returns {Array<{ file: string, line: number, start: number, end: number, original: string, mutated: string }>}
 */
export function mutantsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants = [];
  const add = (node, mutated) => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    mutants.push({ file, line, start, end: node.end, original: text.slice(start, node.end), mutated });
  };
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isThrowStatement(node)) {
      return;
    }
    if (
      ts.isBinaryExpression(node) &&
      replacements.has(node.operatorToken.kind) &&
      !isOfTexts(node) &&
      !isEndOfLoop(node)
    ) {
      add(node.operatorToken, replacements.get(node.operatorToken.kind));
    } else if (ts.isNumericLiteral(node) && !ts.isEnumMember(node.parent)) {
      add(node, String(Number(node.text.replaceAll('_', '')) + 1));
    } else if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
      add(node, node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : 'true');
    } else if ((ts.isIfStatement(node) || ts.isConditionalExpression(node)) && !isComparison(conditionOf(node))) {
      add(conditionOf(node), `!(${conditionOf(node).getText(source)})`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

function conditionOf(node) {
  return ts.isIfStatement(node) ? node.expression : node.condition;
}

/** A comparison has mutants of its own. */
function isComparison(node) {
  return ts.isBinaryExpression(node) && replacements.has(node.operatorToken.kind);
}

/** The plus of texts is no sum. */
function isOfTexts({ left, right }) {
  const isText = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
  return isText(left) || isText(right) || (ts.isBinaryExpression(left) && isOfTexts(left));
}

/** `for (…; i < values.length; …)` */
function isEndOfLoop(node) {
  const { parent, operatorToken, right } = node;
  return (
    ts.isForStatement(parent) &&
    parent.condition === node &&
    operatorToken.kind === ts.SyntaxKind.LessThanToken &&
    ts.isPropertyAccessExpression(right) &&
    right.name.text === 'length'
  );
}

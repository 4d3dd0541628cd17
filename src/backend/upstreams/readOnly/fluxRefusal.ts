import { readingFluxPackages, writingFluxGlobals, writingFluxMembers } from './fluxPackages';
import { fluxTokens, type FluxToken } from './fluxTokens';

/** Statements that give the script's own meaning to names that Flux defines. */
const redefining: ReadonlySet<string> = new Set(['builtin', 'testcase', 'package']);

/**
 * Why a Flux script may not be sent: it refers to a function that writes or sends, called or not, or imports a package
 * that has more of them than is known here. Undefined where it only reads.
 *
 * Packages are values in Flux, so that a name of a package may stand only before a dot and the name of what is used of
 * it: `x = experimental` would hide what is called.
 */
export function fluxRefusal(script: string): string | undefined {
  const tokens = fluxTokens(script);
  if (!tokens.ok) {
    return `the script cannot be checked: ${tokens.error}`;
  }
  const packages = new Map<string, string>();
  for (let i = 0; i < tokens.value.length; i++) {
    const token = tokens.value[i];
    if (token?.kind !== 'word') {
      continue;
    }
    const next = tokens.value[i + 1];
    if (token.text === 'import' && tokens.value[i - 1]?.text !== '.') {
      const alias = next?.kind === 'word' ? next.text : undefined;
      const path = alias === undefined ? next : tokens.value[i + 2];
      const name = path?.text ?? '';
      if (path?.kind !== 'string' || !readingFluxPackages.has(name)) {
        return `the package "${name}" may not be imported: only packages that are known to read may be used`;
      }
      const localName = alias ?? name.slice(name.lastIndexOf('/') + 1);
      if (packages.has(localName)) {
        return `two imports have the name "${localName}": give one another name`;
      }
      packages.set(localName, name);
      i += alias === undefined ? 1 : 2;
      continue;
    }
    const refusal = refusalOfName(tokens.value, i, packages);
    if (refusal !== undefined) {
      return refusal;
    }
  }
  return undefined;
}

function refusalOfName(
  tokens: readonly FluxToken[],
  i: number,
  packages: ReadonlyMap<string, string>
): string | undefined {
  const name = tokens[i]?.text ?? '';
  const isMember = tokens[i - 1]?.text === '.' && tokens[i - 1]?.kind === 'sign';
  const isKey = isSign(tokens[i + 1], ':');
  if (isMember || isKey) {
    return undefined;
  }
  if (redefining.has(name)) {
    return `"${name}" may not be used in a query`;
  }
  if (writingFluxGlobals.has(name)) {
    return `"${name}" writes to a bucket, and queries may only read: remove it`;
  }
  const path = packages.get(name);
  if (path === undefined) {
    return undefined;
  }
  const member = tokens[i + 2];
  if (!isSign(tokens[i + 1], '.') || member?.kind !== 'word') {
    return `"${name}" is the package "${path}": use its functions by name, as in ${name}.…`;
  }
  return writingFluxMembers.get(path)?.has(member.text) === true
    ? `"${name}.${member.text}" writes, and queries may only read: remove it`
    : undefined;
}

function isSign(token: FluxToken | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

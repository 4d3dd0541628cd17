import { visibleText } from './visibleText';

/** What stands where a secret stood. */
const masked = '[masked]';

/** Shorter secrets are not looked for: they would be found in the midst of words. */
const shortestLength = 4;

/** Longer texts are cut: nobody reads them, and they cost what they are long. */
const longestText = 4000;

/**
 * Takes secrets out of texts that leave the process. It knows each secret as it is and as URLs, forms, JSON, HTML and
 * base64 write it, credentials of basic authentication as the pair that they are sent as, and the credentials that URLs
 * hold before an `@` or in their query. What is left shows its control characters.
 */
export class SecretMask {
  private readonly pattern: RegExp | undefined;
  private readonly forms: readonly string[];

  constructor(secrets: Iterable<string>) {
    const forms = new Set<string>();
    for (const secret of secrets) {
      if (secret.length >= shortestLength) {
        formsOf(secret).forEach((form) => forms.add(form));
      }
    }
    // The longer ones first: one may be the begin of another.
    this.forms = [...forms].sort((a, b) => b.length - a.length);
    this.pattern = this.forms.length === 0 ? undefined : new RegExp(this.forms.map(literally).join('|'), 'g');
  }

  /** The text without secrets, cut where it is very long. */
  apply(text: string): string {
    const cut = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
    const whole = this.pattern === undefined ? cut : cut.replace(this.pattern, masked);
    return visibleText(withoutUrlCredentials(this.withoutBegin(whole)));
  }

  /** A text that was cut amid a secret ends with the begin of one. */
  private withoutBegin(text: string): string {
    const end = text.lastIndexOf('…');
    if (end < 0) {
      return text;
    }
    for (const form of this.forms) {
      for (let length = Math.min(form.length - 1, end); length >= shortestLength; length--) {
        if (text.slice(end - length, end) === form.slice(0, length)) {
          return text.slice(0, end - length) + masked + text.slice(end);
        }
      }
    }
    return text;
  }
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = bytes.toString('base64');
  const form = new URLSearchParams({ s: secret }).toString().slice(2);
  const json = JSON.stringify(secret).slice(1, -1);
  const component = encodeURIComponent(wellFormed(secret));
  return [
    secret,
    encodeURI(wellFormed(secret)),
    component,
    withSmallHex(component),
    form,
    withSmallHex(form),
    json,
    JSON.stringify(json).slice(1, -1),
    secret
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;'),
    base64,
    base64.replace(/=+$/, ''),
    bytes.toString('base64url'),
    encodeURIComponent(base64),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ].filter((text) => text.length >= shortestLength);
}

function withSmallHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

/** Half a character, which URLs cannot hold, becomes the sign that stands for it. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

const secretParameter =
  /([?&;](?:[\w.-]*(?:token|secret|password|passwd|apikey|api_key|auth|signature|sig|key|p|u))=)[^&#\s"'<>]*/gi;

/** What stands before the last `@` of an address that may be a URL's, and the values of telling parameters. */
function withoutUrlCredentials(text: string): string {
  return text
    .replace(/\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s"'<>]*@/gi, `$1${masked}@`)
    .replace(secretParameter, `$1${masked}`);
}

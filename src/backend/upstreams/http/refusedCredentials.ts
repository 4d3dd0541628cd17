import { UpstreamError } from '../upstream';
import { excerpt } from './excerpt';
import { type HttpSettings } from './httpSettings';

/** What is known of an answer before it is read. */
interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** The error of an answer that refuses the credentials (401, 403), with what to change; undefined for any other answer. */
export function refusedCredentials(
  { name, auth, tenant }: Pick<HttpSettings, 'auth' | 'tenant'> & { readonly name: string },
  { status, body }: Answer
): UpstreamError | undefined {
  if (status !== 401 && status !== 403) {
    return undefined;
  }
  const text = excerpt(body);
  // Mimir, Loki and Tempo.
  if (/no org id/i.test(text)) {
    return new UpstreamError(
      `${name}: the store has tenants (${text}): set "Tenant" in the data source settings`,
      status
    );
  }
  const means = auth === 'none' ? 'no credentials are set' : `${methods[auth]} is set`;
  const whose = tenant === undefined ? '' : `, tenant "${tenant}"`;
  const refusal = status === 401 ? 'does not accept the credentials' : 'does not allow this with these credentials';
  return new UpstreamError(
    `${name}: the store ${refusal} (HTTP ${status}, ${text}): ${means}${whose}; check them in the data source settings`,
    status
  );
}

const methods = { basic: 'basic authentication', bearer: 'a bearer token', none: '' } as const;

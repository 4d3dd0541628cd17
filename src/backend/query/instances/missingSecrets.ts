import { z } from 'zod';
import { type DatasourceSettings } from '../../plugin/application';

const upstreamShape = z.looseObject({
  name: z.string(),
  auth: z.string().optional().catch(undefined),
  headers: z.array(z.string()).catch([]),
  tls: z
    .looseObject({ withCaCert: z.boolean().catch(false), withClientCert: z.boolean().catch(false) })
    .catch({ withCaCert: false, withClientCert: false }),
});
const settingsShape = z.object({ upstreams: z.array(z.unknown()).catch([]) });

/** What each upstream's settings ask for and its secrets lack, in words, by the name of the upstream. */
export function missingSecrets({ jsonData, secrets }: DatasourceSettings): ReadonlyMap<string, readonly string[]> {
  const { upstreams } = settingsShape.safeParse(jsonData).data ?? { upstreams: [] };
  const missing = new Map<string, readonly string[]>();
  for (const raw of upstreams) {
    const upstream = upstreamShape.safeParse(raw);
    if (upstream.success) {
      const { name } = upstream.data;
      const words = wantedOf(upstream.data).filter(([key]) => (secrets.get(`upstreams.${name}.${key}`) ?? '') === '');
      missing.set(
        name,
        words.map(([, what]) => what)
      );
    }
  }
  return missing;
}

/** What is missing, as a sentence; undefined where nothing is. */
export function sentenceOfMissing(words: readonly string[]): string | undefined {
  return words.length === 0
    ? undefined
    : `${words.join(' and ')} ${words.length === 1 ? 'is' : 'are'} missing: enter it and save`;
}

/** The secrets that settings ask for, by key, and what each is. */
function wantedOf({ auth, headers, tls }: z.infer<typeof upstreamShape>): ReadonlyArray<readonly [string, string]> {
  return [
    ...(auth === 'basic' ? [['password', 'the password'] as const] : []),
    ...(auth === 'bearer' || auth === 'token' ? [['token', 'the token'] as const] : []),
    ...headers.map((header) => [`header.${header}`, `the value of the header ${header}`] as const),
    ...(tls.withCaCert ? [['tlsCaCert', 'the certificate of the authority'] as const] : []),
    ...(tls.withClientCert
      ? [
          ['tlsClientCert', 'the client certificate'] as const,
          ['tlsClientKey', 'the key of the client certificate'] as const,
        ]
      : []),
  ];
}

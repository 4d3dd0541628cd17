import { z } from 'zod';
import { urlRefusal } from '../../../protocol/urlRefusal';

/** The URL of a store, unless it is refused. */
export function urlSetting(refusalOf: (url: string) => string | undefined) {
  return z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' })
    .superRefine((url, context) => {
      const reason = refusalOf(url);
      if (reason !== undefined) {
        context.addIssue({ code: 'custom', message: reason });
      }
    });
}

/** How a store is reached over HTTP. Secrets are kept apart, in the data source's secure settings. */
export const httpSettings = {
  url: urlSetting(urlRefusal),
  /** How long one answer may take. */
  timeoutMs: z
    .number()
    .int()
    .min(100)
    .max(600_000)
    .default(30_000)
    .meta({ title: 'Timeout', unit: 'duration', description: 'How long one answer may take' }),
  /** The largest answer that is read, after decompression. */
  maxResponseBytes: z
    .number()
    .int()
    .min(1024)
    .max(1024 * 1024 * 1024)
    .default(256 * 1024 * 1024)
    .meta({
      title: 'Largest answer',
      unit: 'bytes',
      description: 'The largest answer that is read, after decompression',
    }),
  /** Connections to the store at once; a quarter of them is kept for alert rules, and a quarter has the large answers. */
  maxConnections: z.number().int().min(4).max(256).default(32).meta({
    title: 'Most connections',
    description: 'Connections to the store at once; a quarter of them is kept for alert rules',
  }),
  auth: z.enum(['none', 'basic', 'bearer']).default('none'),
  /** The user of basic authentication; the password is the secret "password", a bearer token the secret "token". */
  user: z.string().max(2000).optional(),
  /** Names of extra headers; the value of header X is the secret "header.X". */
  headers: z
    .array(
      z
        .string()
        .regex(/^[A-Za-z0-9-]+$/, 'a header name has letters, digits and dashes')
        .max(200)
    )
    .max(50)
    .default([]),
  tls: z
    .strictObject({
      /** Accept any certificate. */
      skipVerify: z.boolean().default(false),
      serverName: z.string().max(2000).optional(),
      /** Whether the secret "tlsCaCert" is to be trusted. */
      withCaCert: z.boolean().default(false),
      /** Whether the secrets "tlsClientCert" and "tlsClientKey" are to be presented. */
      withClientCert: z.boolean().default(false),
    })
    .default({ skipVerify: false, withCaCert: false, withClientCert: false }),
};

/** For stores of several tenants (Mimir, Loki, Tempo): whose data are read. */
export const tenantSetting = {
  tenant: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'has letters, digits and signs, and no spaces')
    .optional()
    .meta({ title: 'Tenant', description: 'Sent in the header X-Scope-OrgID; several are joined by |' }),
};

const httpSettingsObject = z.object(httpSettings);
export type HttpSettings = z.infer<typeof httpSettingsObject> & { readonly tenant?: string | undefined };

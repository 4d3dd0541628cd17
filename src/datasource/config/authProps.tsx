import { t } from '@grafana/i18n';
import { AuthMethod, type AuthProps } from '@grafana/plugin-ui';
import { SecretInput } from '@grafana/ui';
import { z } from 'zod';
import { type StoredUpstream } from '../covaryDataQuery';

/** Secrets can be written and forgotten here, never read. */
export interface SecretStore {
  /** Whether it was given, be it saved yet or not. */
  readonly isSet: (key: string) => boolean;
  /** Whether it is saved. */
  readonly isStored: (key: string) => boolean;
  readonly set: (key: string, value: string) => void;
  readonly reset: (key: string) => void;
}

const storedAuth = z.object({
  auth: z.string().catch('none'),
  user: z.string().optional().catch(undefined),
  headers: z.array(z.string()).catch([]),
  tls: z
    .object({
      skipVerify: z.boolean().default(false),
      serverName: z.string().optional(),
      withCaCert: z.boolean().default(false),
      withClientCert: z.boolean().default(false),
    })
    .catch({ skipVerify: false, withCaCert: false, withClientCert: false }),
});

type TokenMethod = 'bearer' | 'token';

function tokenTitle(method: TokenMethod): string {
  return method === 'bearer' ? t('config.auth.bearer', 'Bearer token') : t('config.auth.token', 'InfluxDB token');
}

/** Binds Grafana's own authentication form to one upstream's settings and secrets. */
export function authProps(
  upstream: StoredUpstream,
  methods: readonly string[],
  secrets: SecretStore,
  set: (change: Readonly<Record<string, unknown>>) => void
): Omit<AuthProps, 'readOnly' | 'mostCommonMethod'> {
  const { auth, user, headers, tls } = storedAuth.parse(upstream);
  const key = (name: string): string => `upstreams.${upstream.name}.${name}`;
  const setTls = (change: Readonly<Record<string, unknown>>): void => set({ tls: { ...tls, ...change } });
  const tokenMethods = (['bearer', 'token'] as const).filter((method) => methods.includes(method));
  return {
    selectedMethod: selectedMethod(auth),
    visibleMethods: [
      AuthMethod.NoAuth,
      AuthMethod.BasicAuth,
      ...tokenMethods.map((method) => `custom-${method}` as const),
    ],
    customMethods: tokenMethods.map((method) => ({
      id: `custom-${method}` as const,
      label: tokenTitle(method),
      description: t('config.auth.sent', 'Sent in the Authorization header'),
      component: (
        <SecretInput
          id={key('token')}
          width={40}
          placeholder={t('config.auth.token-field', 'Token')}
          isConfigured={secrets.isStored(key('token'))}
          onReset={() => secrets.reset(key('token'))}
          onChange={(event) => secrets.set(key('token'), event.currentTarget.value)}
        />
      ),
    })),
    onAuthMethodSelect: (method) => set({ auth: storedMethod(method) }),
    basicAuth: {
      ...(user === undefined ? {} : { user }),
      passwordConfigured: secrets.isStored(key('password')),
      onUserChange: (next) => set({ user: next }),
      onPasswordChange: (password) => secrets.set(key('password'), password),
      onPasswordReset: () => secrets.reset(key('password')),
    },
    TLS: {
      selfSignedCertificate: {
        enabled: tls.withCaCert,
        onToggle: (withCaCert) => setTls({ withCaCert }),
        certificateConfigured: secrets.isStored(key('tlsCaCert')),
        onCertificateChange: (certificate) => secrets.set(key('tlsCaCert'), certificate),
        onCertificateReset: () => secrets.reset(key('tlsCaCert')),
      },
      TLSClientAuth: {
        enabled: tls.withClientCert,
        onToggle: (withClientCert) => setTls({ withClientCert }),
        serverName: tls.serverName ?? '',
        onServerNameChange: (serverName) => setTls({ serverName }),
        clientCertificateConfigured: secrets.isStored(key('tlsClientCert')),
        onClientCertificateChange: (certificate) => secrets.set(key('tlsClientCert'), certificate),
        onClientCertificateReset: () => secrets.reset(key('tlsClientCert')),
        clientKeyConfigured: secrets.isStored(key('tlsClientKey')),
        onClientKeyChange: (clientKey) => secrets.set(key('tlsClientKey'), clientKey),
        onClientKeyReset: () => secrets.reset(key('tlsClientKey')),
      },
      skipTLSVerification: { enabled: tls.skipVerify, onToggle: (skipVerify) => setTls({ skipVerify }) },
    },
    customHeaders: {
      headers: headers.map((name) => ({ name, configured: secrets.isStored(key(`header.${name}`)) })),
      onChange: (next) => {
        for (const { name, value, configured } of next) {
          if (!configured && name !== '') {
            secrets.set(key(`header.${name}`), value);
          }
        }
        set({ headers: next.map(({ name }) => name).filter((name) => name !== '') });
      },
    },
  };
}

function selectedMethod(auth: string): AuthProps['selectedMethod'] {
  switch (auth) {
    case 'basic':
      return AuthMethod.BasicAuth;
    case 'bearer':
    case 'token':
      return `custom-${auth}`;
    default:
      return AuthMethod.NoAuth;
  }
}

function storedMethod(method: AuthProps['selectedMethod']): string {
  switch (method) {
    case AuthMethod.BasicAuth:
      return 'basic';
    case 'custom-bearer':
      return 'bearer';
    case 'custom-token':
      return 'token';
    default:
      return 'none';
  }
}

import { asIs } from '../asIs';
import { t } from '@grafana/i18n';
import { type StoredUpstream } from '../covaryDataQuery';
import { fieldsOf } from '../form/SchemaForm';
import { type SecretStore } from './authProps';

/** Which secrets a store's settings ask for that have not been given, in a sentence each. */
export function missingSecrets(upstream: StoredUpstream, { isSet }: Pick<SecretStore, 'isSet'>): readonly string[] {
  const lacks = (name: string): boolean => !isSet(`upstreams.${upstream.name}.${name}`);
  const auth = upstream['auth'];
  const tls = fieldsOf(upstream['tls']);
  const headers = Array.isArray(upstream['headers']) ? upstream['headers'].map(String) : [];
  return [
    ...(auth === 'basic' && (upstream['user'] ?? '') === '' ? [t('config.missing.user', 'The user is missing')] : []),
    ...(auth === 'basic' && lacks('password') ? [t('config.missing.password', 'The password is missing')] : []),
    ...((auth === 'bearer' || auth === 'token') && lacks('token')
      ? [t('config.missing.token', 'The token is missing')]
      : []),
    ...headers
      .filter((name) => lacks(`header.${name}`))
      .map((name) => t('config.missing.header', 'The value of the header {{name}} is missing', { ...asIs, name })),
    ...(tls['withCaCert'] === true && lacks('tlsCaCert')
      ? [t('config.missing.ca', 'The certificate to trust is missing')]
      : []),
    ...(tls['withClientCert'] === true && (lacks('tlsClientCert') || lacks('tlsClientKey'))
      ? [t('config.missing.client', 'The client certificate or its key is missing')]
      : []),
  ];
}

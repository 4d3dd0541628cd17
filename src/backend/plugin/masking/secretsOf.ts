import { z } from 'zod';
import { type DatasourceSettings } from '../application';

const upstreamShape = z.looseObject({
  name: z.string().catch(''),
  url: z.string().catch(''),
  user: z.string().catch(''),
});
const settingsShape = z.object({ upstreams: z.array(upstreamShape.catch({ name: '', url: '', user: '' })) });

/** Every text of a data source that only its administrator may see: its secrets, what is sent of them, and what its URLs hold. */
export function secretsOf({ url, jsonData, secrets }: DatasourceSettings): readonly string[] {
  const settings = settingsShape.safeParse(jsonData);
  const upstreams = settings.success ? settings.data.upstreams : [];
  const values = [...secrets.values()];
  return [
    ...values,
    // Keys and certificates: of a text of many lines, one alone tells enough.
    ...values.flatMap((value) => value.split(/\r?\n/).filter((line) => line.length >= 16)),
    ...upstreams.flatMap(({ name, user }) => {
      const password = secrets.get(`upstreams.${name}.password`);
      return password === undefined ? [] : [`${user}:${password}`];
    }),
    ...[url, ...upstreams.map((upstream) => upstream.url), ...values].flatMap(secretsOfUrl),
    // An address that is a secret appears in part, too.
    ...values.flatMap((value) => (urlOf(value) === undefined ? [] : [value.replace(/\/+$/, ''), ...placesOf(value)])),
  ];
}

/** Where the stores of a data source are: for administrators only, too. */
export function addressesOf({ jsonData }: DatasourceSettings): readonly string[] {
  const settings = settingsShape.safeParse(jsonData);
  const urls = settings.success ? settings.data.upstreams.map(({ url }) => url) : [];
  return urls.flatMap(placesOf);
}

function placesOf(text: string): readonly string[] {
  const url = urlOf(text);
  if (url === undefined) {
    return [];
  }
  // A bare word is also the name of much else.
  return [`${url.protocol}//${url.host}`, url.host, url.hostname].filter((name) => /[.:]/.test(name));
}

function secretsOfUrl(text: string): readonly string[] {
  const url = urlOf(text);
  if (url === undefined) {
    return [];
  }
  const { username, password } = url;
  const credentials = password === '' ? [] : [password, decoded(password), `${decoded(username)}:${decoded(password)}`];
  return [...credentials, ...url.searchParams.values()];
}

function urlOf(text: string): URL | undefined {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

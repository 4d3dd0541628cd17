const cookieName = 'grafana_plugin_type';
const cookieValue = 'datasource';
const coreProtocol = 1;
const pluginProtocol = 2;

/** Whether the process was started by a Grafana server, which leaves a cookie in the environment. */
export function hasHandshakeCookie(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment[cookieName] === cookieValue;
}

/** The one line on standard output that tells the host where to connect. */
export function handshakeLine(port: number): string {
  return `${coreProtocol}|${pluginProtocol}|tcp|127.0.0.1:${port}|grpc\n`;
}

import { type Application } from '../application';
import { type CallResourceResponse, type ResourceServer, type StringList } from '../generated/pluginv2';
import { instanceContext } from '../instanceContext';
import { type Logger } from '../../telemetry/logger';
import { streamingCall } from '../streamingCall';

/** Answers the browser side's HTTP-like requests, each in one piece. */
export function resourceService(application: Application, logger: Logger): ResourceServer {
  return {
    callResource: streamingCall(
      'CallResource',
      async ({ pluginContext, path, method, url, headers, body }, send, signal) => {
        const response = await application.callResource(
          { context: instanceContext(pluginContext), path, method, url, headers: valuesByName(headers), body },
          signal
        );
        await send(callResourceResponse(response.status, response.headers ?? new Map(), response.body));
      },
      logger
    ),
  };
}

function valuesByName(headers: ReadonlyMap<string, StringList>): ReadonlyMap<string, readonly string[]> {
  return new Map(Array.from(headers, ([name, { values }]) => [name, values]));
}

function callResourceResponse(
  code: number,
  headers: ReadonlyMap<string, readonly string[]>,
  body: Uint8Array
): CallResourceResponse {
  return {
    code,
    headers: new Map(Array.from(headers, ([name, values]) => [name, { values: [...values] }])),
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  };
}
